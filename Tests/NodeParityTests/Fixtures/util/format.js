// util.format and what console.log makes of its arguments.
const { format, formatWithOptions, inspect } = require('util');
const cases = [
  [], [''], ['a'], ['a', 'b'], ['a', 1], [1, 2], [1, 'a'], [{ a: 1 }], ['%s'], ['%s', 'x'], ['%s', 1],
  ['%s', -0], ['%s', 1n], ['%s', null], ['%s', undefined], ['%s', true], ['%s', Symbol('s')],
  ['%s', { a: { b: { c: 1 } } }], ['%s', [1, [2, [3]]]], ['%s', () => 1], ['%s', class A {}],
  ['%s', { toString() { return 'mine'; } }], ['%s', new (class B { toString() { return 'B!'; } })()],
  ['%s', new (class C {})()], ['%s', new Date(0)], ['%s', Object.create(null)],
  ['%s', new (class D extends Error { toString() { return 'D!'; } })('x')],
  ['%d', 1], ['%d', '42'], ['%d', '1.5'], ['%d', 'x'], ['%d', 1n], ['%d', -0], ['%d', {}], ['%d', null],
  ['%d', Symbol('s')], ['%d', ''], ['%i', 1.9], ['%i', '42px'], ['%i', 5n], ['%i', 'x'], ['%i', Symbol('a')],
  ['%f', '1.50'], ['%f', 'x'], ['%f', 1], ['%f', Symbol('a')], ['%j', { a: 1 }], ['%j', undefined], ['%j', 'x'],
  ['%j', () => 1], ['%j', { toJSON() { return 'json'; } }], ['%o', { a: 1 }], ['%o', [1, { a: 2 }]],
  ['%O', { a: { b: { c: { d: 1 } } } }], ['%O', [1, 2]], ['%c', 'color: red'], ['%ctext', 'css'],
  ['%%'], ['%%', 1], ['100%'], ['100%', 'x'], ['%'], ['%', 1], ['%x', 1], ['%s %s', 'a'], ['%s %s', 'a', 'b'],
  ['%s %s', 'a', 'b', 'c'], ['%s', 'a', { b: 1 }], ['%s%d%j', 'a', 1, { x: 1 }], ['%%s', 'x'], ['%%%s', 'x'],
  ['a%sb%%c%d', 'X', 5], ['%s:%s', 'a', undefined, null], ['text', { a: 1 }, [1], 'more', 5, null, undefined],
  [null, 'x'], [undefined], [Symbol('a'), 'x'], [1n, 2n], [-0, '%s', 1], [{ a: 'x' }, 'y'], ['a\nb', 'c\nd'],
  ['%s', 'multi\nline'], ['%s', ['it\'s']], ['%O and %o', 1, 'x'], ['%d%%', 50], ['%i%i', 1], ['%s', 123456789.5],
  ['%s', new Map([[1, 2]])], ['%s', new Set([1])], ['%s', /x/g], ['%s', new String('boxed')], ['%s', Buffer.from('b')],
];
for (const values of cases) console.log(JSON.stringify(format(...values)));
for (const values of cases) console.log(...values);
const cycle = {};
cycle.self = cycle;
console.log(format('%j', cycle), format('%o', cycle), format('%O', cycle));
console.log(formatWithOptions({ colors: true }, '%s %d %O', 'a', 1, { b: 2 }, { c: 3 }));
console.log(formatWithOptions({ compact: false }, { a: 1 }));
try { formatWithOptions('x'); console.log('no error'); } catch (error) { console.log(error.code); }
console.log(inspect('a', { colors: true }), inspect(Symbol('a'), { colors: true }));
console.log(inspect(new Map([[1, { a: 2 }]]), false, 0), inspect({ a: { b: {} } }, true, 0, true));
