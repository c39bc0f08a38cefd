// Circles and BigInts have no JSON.
const attempt = (value, ...rest) => {
  try { console.log(JSON.stringify(value, ...rest)); } catch (error) { console.log(error.name, error.message); }
};
const own = {}; own.self = own;
attempt(own);
const deep = { b: { c: { d: {} } } }; deep.b.c.d.e = deep;
attempt(deep);
const inner = { b: { c: {} } }; inner.b.c.d = inner.b;
attempt(inner);
const list = []; list.push([list]);
attempt(list);
class Node { constructor() { this.children = [{ parent: this }]; } }
attempt(new Node());
attempt({ listed: 1, own }, ['listed']);
attempt(1n);
attempt({ a: [1n] });
attempt({ a: 1n }, (key, value) => (typeof value === 'bigint' ? `${value}n` : value));
const shared = {}; attempt({ a: shared, b: shared });
