// pipeline with iterables, generators and functions, and its promise.
const { Readable, Writable } = require('stream');
const { pipeline } = require('stream/promises');
const out = [];
const sink = () => new Writable({ objectMode: true, write(c, e, cb) { out.push(c); cb(); } });
(async () => {
  await pipeline(['a', 'b'], async function* (source) { for await (const x of source) yield x + x; }, sink());
  await pipeline(async function* () { yield 1; yield 2; }, sink());
  console.log(out.splice(0));
  const sum = await pipeline(Readable.from([1, 2, 3]), async (source) => { let s = 0; for await (const x of source) s += x; return s; });
  console.log(sum);
  try { await pipeline([1], async function* (s) { yield 1; throw new TypeError('gen'); }, sink()); } catch (e) { console.log(e.name, e.message); }
  try { await pipeline([1], async () => { throw new Error('async fn'); }); } catch (e) { console.log(e.message); }
  try { await pipeline(() => 5, sink()); } catch (e) { console.log(e.code, e.message); }
  try { await pipeline([1], () => 5, sink()); } catch (e) { console.log(e.code, e.message); }
  try { await pipeline([1], () => 5); } catch (e) { console.log(e.code, e.message); }
  const ac = new AbortController();
  setImmediate(() => ac.abort(new Error('why')));
  try { await pipeline(new Readable({ read() {} }), sink(), { signal: ac.signal }); } catch (e) { console.log(e.name, e.code, e.message, e.cause.message); }
  const open = sink();
  await pipeline([1, 2], open, { end: false });
  console.log(open.writableEnded, open.destroyed);
  try { await pipeline([1], sink(), { signal: AbortSignal.abort() }); } catch (e) { console.log(e.name); }
})();
