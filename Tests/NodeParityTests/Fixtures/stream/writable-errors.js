// Failing writes, writes after the end, wrong chunks: code, callback, event, in order.
const { Writable } = require('stream');
const show = (e) => (e ? `${e.code ?? e.name}: ${e.message}` : e);
function make(name, options = {}) {
  const w = new Writable({ write(c, e, cb) { cb(); }, ...options });
  for (const event of ['error', 'finish', 'close']) w.on(event, (e) => console.log(name, event, show(e)));
  return w;
}
let w = make('after end');
w.end('x');
console.log(w.write('y', (e) => console.log('after end cb', show(e))));
w = make('end twice');
w.end(); w.end((e) => console.log('end twice cb', show(e)));
w.on('close', () => w.end((e) => console.log('end late cb', show(e))));
w = make('destroyed');
w.destroy();
console.log(w.write('y', (e) => console.log('destroyed cb', show(e))));
w.end((e) => console.log('destroyed end cb', show(e)));
w = make('failing', { write(c, e, cb) { cb(new Error('disk')); } });
w.write('1', (e) => console.log('1', show(e)));
w.write('2', (e) => console.log('2', show(e)));
w.end('3', (e) => console.log('end', show(e)));
w = make('failing later', { write(c, e, cb) { setImmediate(cb, new Error('disk')); } });
w.write('1', (e) => console.log('later 1', show(e)));
w.write('2', (e) => console.log('later 2', show(e)));
w.end('3', (e) => console.log('later end', show(e)));
w = make('final', { final(cb) { cb(new Error('final')); } });
w.end((e) => console.log('final end cb', show(e)));
w = make('final throws', { final() { throw new Error('thrown'); } });
w.end('x', (e) => console.log('thrown end cb', show(e)));
w = make('twice', { write(c, e, cb) { cb(); cb(); } });
w.write('x');
for (const bad of [null, undefined, 5, {}, true]) {
  try { make('bad').write(bad); } catch (e) { console.log(show(e)); }
}
try { make('enc').write('x', 'nope'); } catch (e) { console.log(show(e)); }
try { make('enc').setDefaultEncoding('nope'); } catch (e) { console.log(show(e)); }
try { new Writable().write('x'); } catch (e) { console.log(show(e)); }
w = make('pipe'); w.pipe(process.stdout);
