// Order and identity in maps and sets.
const map = new Map([['b', 1], ['a', 2]]); map.set('b', 3); map.delete('a'); map.set('a', 4); map.set(NaN, 'nan'); map.set(0, 'zero');
console.log([...map], map.get(NaN), map.get(-0), map.size, new Map(Object.entries({ x: 1 })));
const set = new Set('hello'); set.delete('l'); set.add('h');
console.log([...set].join(''), set.has('e'), [...set.entries()][0], new Set([[1], [1]]).size);
const weak = new WeakMap(); const key = {}; weak.set(key, 1); console.log(weak.get(key), weak.has({}), new WeakRef(key).deref() === key);
map.forEach((value, k, m) => { if (k === 'b') m.set('late', 1); }); console.log([...map.keys()]);
