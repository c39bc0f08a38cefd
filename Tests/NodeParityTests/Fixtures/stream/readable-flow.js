// The order of ticks, reactions, 'data', 'readable', 'resume' and 'end'.
const { Readable } = require('stream');
let n = 0;
const r = new Readable({ objectMode: true, highWaterMark: 2, read() {
  n++;
  console.log('_read', n);
  this.push(n > 4 ? null : { n });
} });
for (const event of ['resume', 'pause', 'end', 'close', 'readable']) {
  if (event !== 'readable') r.on(event, () => console.log(event, r.readableFlowing));
}
console.log(r.readableFlowing, r.isPaused());
r.on('data', (d) => {
  console.log('data', d.n, r.readableLength);
  Promise.resolve().then(() => console.log('reaction of', d.n));
  process.nextTick(() => console.log('tick of', d.n));
  if (d.n === 2) {
    r.pause();
    console.log('paused', r.isPaused(), r.readableFlowing);
    setImmediate(() => { console.log('go on'); r.resume(); });
  }
});
console.log(r.readableFlowing);
Promise.resolve().then(() => console.log('reaction'));
process.nextTick(() => console.log('tick'));
