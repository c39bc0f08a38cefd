// Symbol.asyncDispose destroys, and waits for the close.
const { Readable, Writable } = require('stream');
(async () => {
  const r = new Readable({ read() {} }); r.on('error', (e) => console.log('error', e.name)); console.log(await r[Symbol.asyncDispose](), r.destroyed);
  const done = Readable.from([]); done.resume(); await new Promise((x) => done.on('end', x)); console.log(await done[Symbol.asyncDispose]());
  const bad = new Readable({ read() {}, destroy(e, cb) { cb(new Error('cannot')); } }); bad.on('error', () => {}); await bad[Symbol.asyncDispose]().catch((e) => console.log(e.message));
  const w = new Writable({ write(c, e, cb) { cb(); } }); w.on('error', (e) => console.log('w', e.name)); if (w[Symbol.asyncDispose]) console.log(await w[Symbol.asyncDispose](), w.destroyed);
  console.log(String(Symbol.asyncDispose), String(Symbol.dispose));
})();
