// finished: when, with what, and after what has happened already.
const { finished, Readable, Writable, Duplex, PassThrough } = require('stream');
const { finished: promised } = require('stream/promises');
const show = (name) => (e) => console.log(name, e ? `${e.code ?? e.name} ${e.message}` : e);
const r = new Readable({ read() { this.push(null); } });
finished(r, show('end')); r.resume();
const w = new Writable({ write(c, e, cb) { cb(); } });
finished(w, show('finish')); w.end('x');
const bad = new Writable({ write(c, e, cb) { cb(new Error('w')); } });
finished(bad, show('error')); bad.on('error', () => console.log('own listener')); bad.write('x');
const closed = new Readable({ read() {} });
finished(closed, show('premature')); closed.destroy();
const cleaned = new Readable({ read() { this.push(null); } });
finished(cleaned, show('never'))(); cleaned.resume();
const d = new Duplex({ read() { this.push(null); }, write(c, e, cb) { cb(); } });
finished(d, { writable: false }, show('readable side')); finished(d, show('both')); d.resume();
const ac = new AbortController();
finished(new Readable({ read() {} }), { signal: ac.signal }, show('aborted')); ac.abort();
r.on('close', () => finished(r, show('late')));
for (const bad of [null, 5, {}]) { try { finished(bad, () => {}); } catch (e) { console.log(e.code, e.message); } }
try { finished(r); } catch (e) { console.log(e.code, e.message); }
(async () => {
  await promised(new PassThrough().end().resume());
  console.log('promised');
  const p = new PassThrough();
  setImmediate(() => p.destroy(new Error('p')));
  try { await promised(p, { cleanup: true }); } catch (e) { console.log(e.message, p.listenerCount('end')); }
  d.end();
})();
