// Signals: addAbortSignal, the option, and one that is aborted already.
const { addAbortSignal, Readable, Writable } = require('stream');
const watch = (name, s) => s.on('error', (e) => console.log(name, e.name, e.code, e.message, String(e.cause)))
  .on('close', () => console.log(name, 'close'));
const ac = new AbortController();
watch('added', addAbortSignal(ac.signal, new Readable({ read() {} })));
watch('option', new Writable({ signal: ac.signal, write() {} }));
watch('already', new Readable({ read() {}, signal: AbortSignal.abort('reason') }));
const done = new Writable({ signal: ac.signal, write(c, e, cb) { cb(); } });
done.end(); watch('done', done);
setTimeout(() => ac.abort(), 5);
for (const args of [[{}, new Readable()], [ac.signal, {}], ['x', new Readable()]]) {
  try { addAbortSignal(...args); } catch (e) { console.log(e.code, e.message); }
}
