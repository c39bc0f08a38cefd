// The order of write callbacks, 'drain', final, 'prefinish', 'finish' and 'close'; sync and async.
const { Writable } = require('stream');
function make(name, later) {
  const w = new Writable({ highWaterMark: 4,
    write(chunk, encoding, cb) {
      console.log(name, 'write', String(chunk), encoding, w.writableLength);
      if (later) setImmediate(cb); else cb();
    },
    final(cb) { console.log(name, 'final'); if (later) setImmediate(cb); else cb(); },
  });
  for (const event of ['drain', 'prefinish', 'finish', 'close', 'pipe']) w.on(event, () => console.log(name, event));
  console.log(name, w.write('ab', () => console.log(name, 'cb ab')));
  console.log(name, w.write('cd', () => console.log(name, 'cb cd')), w.writableNeedDrain);
  console.log(name, w.write('ef'), w.writableLength);
  w.once('drain', () => {
    w.end('gh', () => console.log(name, 'end cb', w.writableFinished));
    console.log(name, 'ended', w.writableEnded, w.writable, w.writableFinished);
  });
}
make('sync', false);
setTimeout(() => make('later', true), 5);
process.nextTick(() => console.log('tick'));
Promise.resolve().then(() => console.log('reaction'));
