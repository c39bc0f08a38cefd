// 'readable' and read() by hand, with a source that answers later.
const { Readable } = require('stream');
const parts = ['one', 'two', 'three', null];
const r = new Readable({ highWaterMark: 4, read() {
  const part = parts.shift();
  setImmediate(() => { console.log('push', part); this.push(part); });
} });
r.on('readable', () => {
  console.log('readable', r.readableLength, r.readableFlowing);
  let chunk;
  while ((chunk = r.read(2)) !== null) console.log('read', String(chunk));
});
r.on('end', () => console.log('end'));
r.on('close', () => console.log('close'));
