// destroy(): error before close, callbacks, and what each property says meanwhile.
const { Readable, Writable, Duplex } = require('stream');
function run(name, stream, error) {
  stream.on('error', (e) => console.log(name, 'error', e.message, stream.closed, stream.errored === e));
  stream.on('close', () => console.log(name, 'close', stream.closed));
  stream.destroy(error, (e) => console.log(name, 'callback', e?.message, stream.closed));
  stream.destroy(new Error('second'), (e) => console.log(name, 'again', e));
  console.log(name, stream.destroyed, stream.closed, stream.errored?.message);
}
run('readable', new Readable({ read() {} }), new Error('first'));
run('writable', new Writable({ write() {} }), undefined);
run('duplex', new Duplex({ read() {}, write() {}, destroy(e, cb) {
  console.log('_destroy', e.message);
  setImmediate(cb, new Error('other'));
} }), new Error('first'));
run('no close', new Readable({ read() {}, emitClose: false }), new Error('first'));
run('throwing', new Writable({ write() {}, destroy() { throw new Error('thrown'); } }));
process.nextTick(() => console.log('tick'));
