// Tables.
console.table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
console.table([[1, 2], [3, 4]]);
console.table({ one: { v: 1 }, two: { v: 2 } });
console.table([{ a: 1, b: 2 }], ['b']);
console.table(['text', 5, null]);
console.table(new Map([['k', { v: 1 }]]));
console.table(new Set([1]));
console.table(5);
console.table([]);
console.table([{ name: 'wide é 漢字', n: -1.5 }]);
