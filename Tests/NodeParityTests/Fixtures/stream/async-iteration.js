// for await over a stream: values, early exit, errors, premature close.
const { Readable } = require('stream');
const numbers = (last, extra) => {
  let n = 0;
  return new Readable({ objectMode: true, read() { this.push(n < last ? n++ : null); }, ...extra });
};
(async () => {
  for await (const n of numbers(3)) console.log(n);
  const early = numbers(5, { destroy(e, cb) { console.log('destroy', e?.name); cb(e); } });
  early.on('close', () => console.log('closed'));
  for await (const n of early) { if (n === 1) break; }
  console.log(early.destroyed);
  const kept = numbers(4);
  for await (const n of kept.iterator({ destroyOnReturn: false })) { if (n === 1) break; }
  console.log(kept.destroyed);
  for await (const n of kept) console.log('rest', n);
  const failing = new Readable({ objectMode: true, read() { this.push(1); this.destroy(new Error('broken')); } });
  try { for await (const n of failing) console.log('f', n); } catch (e) { console.log(e.message); }
  const closed = new Readable({ read() { this.destroy(); } });
  try { for await (const n of closed) console.log(n); } catch (e) { console.log(e.code, e.message); }
  try { for await (const n of numbers(3)) throw new Error('mine'); } catch (e) { console.log(e.message); }
  const done = numbers(0).resume();
  await new Promise((r) => done.on('close', r));
  for await (const n of done) console.log(n);
  const it = numbers(2)[Symbol.asyncIterator]();
  console.log(await it.next(), await it.return(), await it.next());
  console.log(it.stream.destroyed);
})();
