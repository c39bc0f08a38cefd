// Readable.from: iterables of all kinds, and how they are ended.
const { Readable } = require('stream');
const read = async (r) => { const out = []; for await (const x of r) out.push(x); return out; };
(async () => {
  console.log(await read(Readable.from([1, 'two', { three: 3 }])));
  console.log(await read(Readable.from('text')), await read(Readable.from(Buffer.from('b'))));
  console.log(await read(Readable.from(new Map([['k', 1]]))));
  console.log(await read(Readable.from([Promise.resolve(1), 2, Promise.resolve(3)])));
  async function* gen() { try { yield 1; yield 2; yield 3; } finally { console.log('cleaned up'); } }
  console.log(await read(Readable.from(gen())));
  for await (const n of Readable.from(gen())) { console.log(n); break; }
  const nulls = Readable.from([1, null, 2]);
  try { await read(nulls); } catch (e) { console.log(e.code, e.message); }
  async function* bad() { yield 1; throw new Error('gen'); }
  try { await read(Readable.from(bad())); } catch (e) { console.log(e.message); }
  try { await read(Readable.from([1, Promise.reject(new Error('rej'))])); } catch (e) { console.log(e.message); }
  for (const v of [null, undefined, 5, {}]) { try { Readable.from(v); } catch (e) { console.log(e.code, e.message); } }
  const r = Readable.from(['a', 'b'], { objectMode: false });
  console.log(r.readableObjectMode, r.readableHighWaterMark, await read(r));
  function* slow() { try { yield 'x'; yield 'y'; } catch (e) { console.log('thrown in', e.message); } }
  const thrown = Readable.from(slow());
  thrown.on('error', (e) => console.log('error', e.message)).on('close', () => console.log('close'));
  thrown.once('data', () => thrown.destroy(new Error('stop')));
})();
