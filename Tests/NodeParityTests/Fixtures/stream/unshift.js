// unshift: what is put back comes first, at any time before the end.
const { Readable } = require('stream');
const r = new Readable({ read() {} });
r.push('header\nbody');
r.once('readable', () => {
  const all = String(r.read());
  const at = all.indexOf('\n');
  r.unshift(Buffer.from(all.slice(at + 1)));
  console.log(all.slice(0, at), r.readableLength);
  r.on('data', (d) => console.log('data', String(d)));
  r.push(' more');
  r.push(null);
  r.on('end', () => console.log('end'));
});
const o = new Readable({ objectMode: true, highWaterMark: 2, read() {} });
console.log(o.unshift(2), o.unshift(1), o.push(3), o.readableLength, o.read(), o.read(), o.read(), o.read());
const s = new Readable({ encoding: 'utf8', read() {} });
s.unshift('é'); s.unshift(Buffer.from('€')); s.unshift('6162', 'hex');
console.log(s.read(), s.unshift(''), s.unshift(new Uint8Array(0)));
