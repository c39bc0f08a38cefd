// What an iterator of a map or a set has left.
const entries = new Map([[1, { a: 1 }], [2, 'b']]).entries();
entries.next();
console.log(entries, new Set([1]).values());
