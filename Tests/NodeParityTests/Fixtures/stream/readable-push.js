// What `push` answers, and what `read` gives, with a small high water mark.
const { Readable } = require('stream');
const r = new Readable({ highWaterMark: 5, read(n) { console.log('_read', n); } });
console.log(r.push('abc'), r.readableLength);
console.log(r.push(Buffer.from('defg')), r.readableLength);
console.log(r.read(2), r.readableLength);
console.log(String(r.read(3)), String(r.read()), r.read());
console.log(r.push(''), r.push(new Uint8Array([104, 105])), r.readableLength);
console.log(String(r.read(10)), String(r.read(1)), r.readableHighWaterMark);
r.unshift('first ');
console.log(String(r.read()));
r.on('end', () => console.log('end', r.readableEnded, r.readable));
r.on('close', () => console.log('close', r.closed, r.destroyed));
console.log(r.push(null), r.read());
process.nextTick(() => console.log('tick'));
setImmediate(() => console.log('immediate', r.readableDidRead, r.readableAborted));
