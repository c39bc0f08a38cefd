// Groups indent.
console.group('outer');
console.log('in\ntwo lines');
console.group();
console.warn('on stderr');
console.info({ a: { b: { c: { d: 1 } } } });
console.groupEnd();
console.groupCollapsed('collapsed', 1);
console.log('x');
console.groupEnd(); console.groupEnd(); console.groupEnd();
console.log('out');
