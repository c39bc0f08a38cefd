// Random values under random options, the same ones in every engine.
const { inspect } = require('util');
let seed = 20251112;
const rnd = (n) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % n; };
const words = ['a','key','some-key','x y','数','long word with spaces and more','it\'s','"q"','multi\nline text','', 'z'.repeat(30), 'w'.repeat(70), '😀'];
class Foo { constructor(v) { this.v = v; } } class Bar extends Foo {}
function value(d) {
  switch (rnd(d > 4 ? 12 : 26)) {
    case 0: return rnd(100); case 1: return -rnd(1e6) / 7; case 2: return words[rnd(words.length)]; case 3: return null; case 4: return undefined; case 5: return rnd(2) === 1;
    case 6: return BigInt(rnd(30000)); case 7: return Symbol(words[rnd(words.length)]); case 8: return new Date(rnd(30000) * 1e8); case 9: return /re[a-z]+/g; case 10: return rnd(2) ? function foo() {} : () => {}; case 11: return class Q {};
    case 12: case 13: case 14: case 15: { const o = {}; for (let i = rnd(8); i > 0; i--) o[words[rnd(words.length)] + (rnd(2) ? i : '')] = value(d + 1); return o; }
    case 16: case 17: case 18: return Array.from({ length: rnd(12) }, () => value(d + 1));
    case 19: { const k = rnd(4); return Array.from({ length: rnd(40) }, (_, i) => k === 0 ? rnd(1000) : k === 1 ? words[rnd(words.length)] : k === 2 ? -rnd(10) : rnd(1e9)); }
    case 20: return new Map(Array.from({ length: rnd(5) }, () => [value(d + 1), value(d + 1)])); case 21: return new Set(Array.from({ length: rnd(9) }, () => value(d + 1)));
    case 22: return rnd(2) ? new Foo(value(d + 1)) : new Bar(value(d + 1)); case 23: { const a = [1, 2, 3]; a.length = 3 + rnd(5); if (rnd(2)) a.extra = value(d + 1); return a; }
    case 24: return rnd(2) ? Object.assign(Object.create(null), { n: value(d + 1) }) : new Uint8Array(rnd(20)); default: { const e = new TypeError(words[rnd(words.length)]); e.stack = `TypeError: ${e.message}\n    at foo (a.js:1:2)`; if (rnd(2)) e.code = value(d + 1); return e; }
  }
}
for (let i = 0; i < 600; i++) {
  const v = value(0);
  const o = {}; if (rnd(3) === 0) o.depth = [0, 1, 3, null, Infinity][rnd(5)]; if (rnd(4) === 0) o.compact = [true, false, 1, 2, 5][rnd(5)]; if (rnd(4) === 0) o.breakLength = [20, 40, 60, 100, 120, Infinity][rnd(6)]; if (rnd(8) === 0) o.colors = true; if (rnd(8) === 0) o.sorted = true; if (rnd(10) === 0) o.maxArrayLength = rnd(8); if (rnd(10) === 0) o.maxStringLength = rnd(40); if (rnd(15) === 0) o.numericSeparator = true;
  let s; try { s = inspect(v, o); } catch (e) { s = 'THROWN ' + e.message; }
  console.log('#' + i, JSON.stringify(o)); console.log(s);
}
