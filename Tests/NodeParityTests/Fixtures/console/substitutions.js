// Format specifiers.
console.log('%s %s %s %s', 'a', 5, { a: { b: 1 } }, [1, [2]], 'rest');
console.log('%d %d %d %d', '42', 1.5, 5n, {});
console.log('%i %i %f %f', '42.9', 'x', '1.25', 'y');
console.log('%j %j', { a: [1] }, 'text');
console.log('%o', { f() {}, a: [1] });
console.log('%O', { a: { b: { c: { d: {} } } } });
console.log('%c styled', 'color: red');
console.log('%s', Symbol('x'), -0, 10n, null, undefined, () => {}, class A {});
console.log('100% %d', 5, '%s'); console.log('%%s', 'x'); console.log('%s'); console.log('a', '%s', 'b');
console.log('%s', new Error('shown').message, new (class Foo { toString() { return 'own'; } })());
