// Two destinations of different speed, one that leaves, and one that is not ended.
const { Readable, Writable } = require('stream');
const source = new Readable({ read() {} });
const counts = { fast: 0, slow: 0, open: 0 };
const make = (name, hwm, later) => new Writable({ highWaterMark: hwm, write(c, e, cb) {
  console.log(name, String(c));
  counts[name] += 1;
  if (later) setTimeout(cb, 1); else cb();
} }).on('finish', () => console.log(name, 'finish')).on('unpipe', () => console.log(name, 'unpipe'));
const fast = make('fast', 100, false);
const slow = make('slow', 1, true);
const open = make('open', 100, false);
const until = (holds, next) => (holds() ? next() : setTimeout(until, 1, holds, next));
const hasCome = (count) => () =>
  counts.slow === count && counts.open === count && slow.writableLength === 0;
source.pipe(fast); source.pipe(slow); source.pipe(open, { end: false });
console.log(source._readableState.pipes.length);
for (const part of ['a', 'b', 'c']) source.push(part);
until(hasCome(3), () => {
  source.unpipe(fast);
  source.push('d');
  until(hasCome(4), () => {
    slow.on('finish', () => setImmediate(() => {
      console.log(fast.writableEnded, slow.writableEnded, open.writableEnded);
      source.unpipe();
    }));
    source.push(null);
  });
});
