// Object mode: counts instead of bytes, everything but null.
const { Readable, Writable, Transform, PassThrough } = require('stream');
const r = new Readable({ objectMode: true, read() {} });
for (const v of [0, '', false, undefined, { a: 1 }]) console.log(r.push(v));
console.log(r.readableLength, r.readableHighWaterMark, r.readableObjectMode);
let v;
while ((v = r.read()) !== null) console.log(v);
const w = new Writable({ objectMode: true, highWaterMark: 2, write(c, e, cb) { console.log('w', c, e); setImmediate(cb); } });
console.log(w.write({ a: 1 }), w.write([2]), w.write(3), w.writableLength, w.writableObjectMode);
const t = new Transform({ writableObjectMode: true, transform(c, e, cb) { cb(null, JSON.stringify(c)); } });
console.log(t.readableObjectMode, t.writableObjectMode, t.writableHighWaterMark, t.readableHighWaterMark);
t.on('data', (d) => console.log('t', d)).end({ z: [1] });
const o = new PassThrough({ objectMode: true });
o.on('data', (d) => console.log('o', d)).on('end', () => console.log('o end'));
o.write(0); o.write({}); o.end('');
w.on('finish', () => console.log('finish'));
w.end();
