// Primitives, strings and nesting.
const show = (value, options) => console.log(require('util').inspect(value, options));

for (const value of [
  0, -0, 1.5, 1e21, 1e-7, NaN, Infinity, -Infinity, 10n, -10n, true, false, null, undefined,
  Symbol('a'), Symbol(), Symbol('with space'), Symbol.iterator, Symbol.for('x'),
]) {
  show(value);
  show([value]);
  show({ value });
}

for (const text of [
  '', 'plain', "it's", '"quoted"', `it's "both"`, 'it\'s "all" `three`', 'a${b}\'"', 'line\nbreak',
  'tab\t', 'bell\x07', 'nul\0', 'back\\slash', 'esc\x1b[0m', '\x7f\x80\x9f', '\ud800', 'a\udc00b',
  '\ud83d\ude00', 'é', '日本', '\u2028', "'", '"', '`', '\r\n', '\v\f\b',
]) {
  show(text);
  show([text]);
  show({ [text]: text });
}

show({ a: { b: { c: { d: 1 } } } });
show({ a: { b: { c: {} } } });
show({ a: { b: { c: [] } } });
show({ a: { b: { c: [1] } } });
show({ a: { b: { c: new Map([[1, 2]]) } } });
show({ a: { b: { c: new Map() } } });
show({ a: { b: { c: new Date(0) } } });
show({ a: { b: { c: /x/g } } });
show({ a: { b: { c() {} } } });
show({ a: { b: { c: Object.create(null) } } });
show({ a: { b: { c: Object.assign(Object.create(null), { x: 1 }) } } });
show({ a: { b: { c: new (class Foo { x = 1; })() } } });
show({ a: { b: { c: new (class Foo {})() } } });
show({ a: { b: { c: { d: { e: 1 } } } } }, { depth: null });
show({ a: { b: { c: { d: { e: 1 } } } } }, { depth: 0 });
show({ a: { b: { c: { d: { e: 1 } } } } }, { depth: Infinity });
show([[[[]]]]);
show([[[[1]]]]);
show([[[[[1]]]]], { depth: 1 });

show({});
show([]);
show([[]]);
show([{}]);
show({ 'a-b': 1, 'c d': 2, 3: 4, _e: 5, $f: 6, 'é': 7, '': 8, '\n': 9 });
show({ [Symbol('s')]: 1, [Symbol()]: 2, [Symbol('a b')]: 3, x: 4 });
show({ undefined: undefined, null: null, f() {}, g: () => {}, h: class {}, i: class J {} });
show({ get a() { return 1; }, set b(value) {}, get c() { return 1; }, set c(value) {} });
show({ get a() { return 1; }, set b(value) {}, get c() { return { x: 1 }; }, set c(value) {} },
  { getters: true });
show({ get a() { throw new Error('oops'); }, get b() { return null; } }, { getters: true });
show({ get a() { return 1; }, set c(value) {}, get c() { return 2; } }, { getters: 'get' });
show({ get a() { return 1; }, set c(value) {}, get c() { return 2; } }, { getters: 'set' });
show({ __proto__: { inherited: 1 }, own: 2 });
show({ ['__proto__']: 1 });
show(Object.create({}));
show(Object.create(null));
show(Object.create(null, { x: { value: 1, enumerable: true }, y: { value: 2 } }));
show(Object.defineProperty({}, 'hidden', { value: 1 }));
show(Object.defineProperty({}, 'hidden', { value: 1 }), { showHidden: true });
show({ a: 1n, b: -0, c: [undefined, null], d: [,] });
show(Object.freeze({ a: 1 }));
show(new Object(1));
show(new Object('text'));
show(new Object(true));
show(new Object(1n));
show(new Object(Symbol('boxed')));
show(Object.assign(new Object('text'), { extra: 1 }));
show(Object.assign(new Object(5), { extra: 1 }));
show([new String('x'), new Number(-0), new Boolean(false)]);
show((function () { return arguments; })(1, 'two', {}));
show((function () { return arguments; })());
show(globalThis === global);
show('x'.repeat(10010));
show('x'.repeat(10010), { maxStringLength: 5 });
show('x'.repeat(6), { maxStringLength: 5 });
show(['x'.repeat(20)], { maxStringLength: 3 });
show('x'.repeat(20), { maxStringLength: null });
show(123456789.123, { numericSeparator: true });
show([1234567, -1234.5678, 1234567890123n, 1e21, 0.0001234], { numericSeparator: true });
