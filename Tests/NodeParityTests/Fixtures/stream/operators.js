// The methods that arrays have too.
const { Readable } = require('stream');
const n = () => Readable.from([1, 2, 3, 4]);
const wait = (ms) => new Promise((r) => setTimeout(r, ms));
(async () => {
  console.log(await n().map((x) => x * 2).toArray(), await n().filter(async (x) => x % 2).toArray());
  console.log(await n().flatMap((x) => [x, x]).toArray(), await n().take(2).toArray(), await n().drop(3).toArray());
  console.log(await n().some((x) => x > 3), await n().every((x) => x < 3), await n().find((x) => x === 2), await n().find((x) => x > 9));
  console.log(await n().reduce((a, b) => a + b), await n().reduce((a, b) => a + b, 10));
  await n().forEach((x) => console.log('each', x));
  let running = 0; let most = 0;
  console.log(await n().map(async (x) => { running++; most = Math.max(most, running); await wait(5 - x); running--; return x; }, { concurrency: 2 }).toArray(), most);
  try { await Readable.from([]).reduce((a) => a); } catch (e) { console.log(e.code, e.message); }
  try { await n().map(() => { throw new Error('mapper'); }).toArray(); } catch (e) { console.log(e.message); }
  try { n().map(5); } catch (e) { console.log(e.code, e.message); }
  try { n().take(-1); } catch (e) { console.log(e.code, e.message); }
  try { n().map((x) => x, { concurrency: 0 }); } catch (e) { console.log(e.code, e.message); }
  const ac = new AbortController();
  setTimeout(() => ac.abort(), 2);
  try { await new Readable({ read() {} }).map((x) => x, { signal: ac.signal }).take(1, { signal: AbortSignal.abort() }).toArray(); } catch (e) { console.log(e.name); }
  console.log(n().map((x) => x) instanceof Readable, Readable.prototype.map.name, Readable.prototype.take.length);
})();
