// Two destinations of different speed, one that leaves, and one that is not ended.
const { Readable, Writable } = require('stream');
const source = new Readable({ read() {} });
const make = (name, hwm, later) => new Writable({ highWaterMark: hwm, write(c, e, cb) {
  console.log(name, String(c));
  if (later) setTimeout(cb, 1); else cb();
} }).on('finish', () => console.log(name, 'finish')).on('unpipe', () => console.log(name, 'unpipe'));
const fast = make('fast', 100, false);
const slow = make('slow', 1, true);
const open = make('open', 100, false);
source.pipe(fast); source.pipe(slow); source.pipe(open, { end: false });
console.log(source._readableState.pipes.length);
for (const part of ['a', 'b', 'c']) source.push(part);
setTimeout(() => {
  source.unpipe(fast);
  source.push('d');
  setTimeout(() => { source.push(null); }, 20);
  setTimeout(() => {
    console.log(fast.writableEnded, slow.writableEnded, open.writableEnded);
    source.unpipe();
  }, 40);
}, 30);
