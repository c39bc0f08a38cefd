// Circles are named.
const a = { name: 'a' }; a.self = a; a.list = [a, { back: a }];
console.log(a);
const m = new Map(); m.set('m', m); m.set(m, 1);
console.log(m);
const x = {}; const y = { x }; x.y = y; x.z = { y, x };
console.log(x, [x, y]);
const s = new Set(); s.add(s);
console.log(s, { deep: { deeper: { deepest: { hidden: a } } } });
