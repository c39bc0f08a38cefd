// pipeline: success, failure at each place, and who is destroyed.
const { pipeline, Readable, Writable, Transform, PassThrough } = require('stream');
const source = (fail) => { let n = 0; return new Readable({ read() {
  if (fail && n === 2) this.destroy(new Error('source')); else this.push(n < 3 ? `${n++}` : null);
} }); };
const upper = (fail) => new Transform({ transform(c, e, cb) { cb(fail ? new Error('middle') : null, `<${c}>`); } });
const sink = (fail, out = []) => new Writable({ write(c, e, cb) { out.push(String(c)); cb(fail ? new Error('sink') : null); }, final(cb) { console.log(out.join('')); cb(); } });
const run = (name, ...streams) => new Promise((resolve) => {
  const last = pipeline(...streams, (e, value) => {
    console.log(name, e ? `${e.code} ${e.message}` : e, value);
    setImmediate(() => { console.log(streams.map((s) => s.destroyed)); resolve(); });
  });
  console.log(last === streams[streams.length - 1]);
});
(async () => {
  await run('good', source(), upper(), sink());
  await run('source', source(true), upper(), sink());
  await run('middle', source(), upper(true), sink());
  await run('sink', source(), upper(), sink(true));
  const gone = source(); gone.destroy();
  await run('destroyed', gone, sink());
  const through = new PassThrough().resume();
  await run('through', source(), through);
  const early = new PassThrough();
  setImmediate(() => early.destroy());
  await run('premature', new Readable({ read() {} }), early, sink());
  for (const args of [[], [source()], [source(), sink()]]) { try { pipeline(...args); } catch (e) { console.log(e.code, e.message); } }
  try { pipeline(source(), () => {}); } catch (e) { console.log(e.code, e.message); }
})();
