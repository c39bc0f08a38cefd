// Lines, columns and lengths.
const { inspect } = require('util');
const show = (value, options) => console.log(inspect(value, options));

for (const count of [1, 5, 6, 7, 10, 16, 26, 27, 50, 99, 100, 101, 102, 150]) {
  show(Array.from({ length: count }, (_, index) => index));
  show(Array.from({ length: count }, (_, index) => `item${index}`));
  show(Array.from({ length: count }, (_, index) => 'x'.repeat(index % 17)));
  show(Array.from({ length: count }, (_, index) => index * 1234.5));
  show(Array.from({ length: count }, (_, index) => (index % 2 ? index : `${index}`)));
  show(Array.from({ length: count }, (_, index) => ({ index })));
  show(Array.from({ length: count }, () => null));
  show(Array.from({ length: count }, (_, index) => BigInt(index) ** 3n));
  show(Array.from({ length: count }, (_, index) => -index));
  show({ list: Array.from({ length: count }, (_, index) => index) });
  show({ a: { list: Array.from({ length: count }, (_, index) => `v${index}`) } });
}

const row = (index) => ({ id: index, name: `name ${index}`, email: `someone.${index}@example.org` });
show(row(1));
show([row(1), row(2)]);
show({ rows: [row(1), row(2)], count: 2 });
show({ command: 'SELECT', rowCount: 2, rows: [row(1), row(2)], fields: [{ name: 'id', dataTypeID: 23 }] });
show({ one: 'a'.repeat(60), two: 'b' });
show({ one: 'a'.repeat(75) });
show({ one: 'a'.repeat(100) });
show({ one: `${'a'.repeat(40)}\n${'b'.repeat(60)}` });
show(`${'a'.repeat(40)}\n${'b'.repeat(60)}`);
show([`${'a'.repeat(40)}\n${'b'.repeat(60)}\n`]);
show({ deep: { deeper: `${'a'.repeat(40)}\n${'b'.repeat(60)}` } });
for (let width = 60; width < 84; width++) show({ a: 'x'.repeat(width - 20), b: 'y' });
for (let width = 60; width < 84; width++) show(['x'.repeat(width - 20), 'y']);
for (let count = 1; count < 12; count++) {
  show(Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, index])));
  show(Object.fromEntries(Array.from({ length: count }, (_, index) => [`key${index}`, { index }])));
}
show({ a: { b: { c: 1 } }, d: [[[1]]] });
show({ a: [{ b: [{ c: 1 }] }] });
show([[1, 2, [3, 4, [5, [6]]]], { a: { b: { c: { d: 1 } } } }]);
show([['a', 'b'], ['c', 'd']]);
show([[1, 2, 3, 4, 5, 6, 7, 8], [1, 2, 3, 4, 5, 6, 7, 8]]);

const nested = { a: [1, 2, { b: 'text', c: [true, null] }], d: new Map([['k', { v: [1, 2, 3] }]]) };
for (const options of [
  { compact: true }, { compact: false }, { compact: 1 }, { compact: 2 }, { compact: 0 }, { compact: 10 },
  { breakLength: 20 }, { breakLength: 40 }, { breakLength: Infinity }, { breakLength: 120 },
  { breakLength: Infinity, compact: true }, { breakLength: 40, compact: true }, { sorted: true },
  { sorted: (a, b) => (a < b ? 1 : -1) }, { maxArrayLength: 1 }, { maxArrayLength: 0 },
  { maxArrayLength: null }, { depth: 0 }, { depth: 1 }, { colors: true }, { showHidden: true },
]) {
  show(nested, options);
  show(Array.from({ length: 20 }, (_, index) => index), options);
  show({ z: 1, a: 2, m: { y: 1, b: 2 } }, options);
}
show(new Set(Array.from({ length: 120 }, (_, index) => index)));
show(new Map(Array.from({ length: 120 }, (_, index) => [index, `${index}`])), { maxArrayLength: 3 });
show(['日本語', '中文', '한국어', 'abc', 'de', 'f', 'ｇ', 'é']);
show([undefined, null, true, 1, 'a', [], {}, () => {}]);
show([1.5, 22.25, 333.125, 4, 5, 6, 7, 8, 9, 10]);
show([,, 1,, 2,,,]);
show([1,, 3]);
show(new Array(5));
show(new Array(5).concat([1]));
show(Object.assign([1, 2, 3], { extra: 'x', '-1': 2 }));
show(Object.assign([], { extra: 'x' }));
show(Object.assign(Array.from({ length: 10 }, (_, index) => index), { extra: 'x' }));
const sparse = [];
sparse[200] = 1;
show(sparse);
sparse[5] = 2;
show(sparse);
show(Array.from({ length: 200 }), { maxArrayLength: 2 });
