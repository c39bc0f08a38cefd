// An error of the destination unpipes it; without a listener it is thrown.
const { Readable, Writable } = require('stream');
const source = new Readable({ read() {} });
const sink = new Writable({ write(c, e, cb) { cb(new Error('full')); } });
sink.on('unpipe', () => console.log('unpipe'));
sink.on('error', (e) => console.log('error', e.message, source._readableState.pipes.length));
sink.on('close', () => console.log('closed', source.destroyed, source.readableFlowing));
source.pipe(sink);
source.push('x');
setTimeout(() => {
  const other = new Writable({ write(c, e, cb) { cb(new Error('nobody listens')); } });
  process.on('uncaughtException', (e) => console.log('uncaught', e.message));
  const from = new Readable({ read() {} });
  from.pipe(other);
  from.push('y');
  from.on('error', () => console.log('never'));
}, 5);
