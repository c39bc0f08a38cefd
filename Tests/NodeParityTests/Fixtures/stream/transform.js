// Transform: several pushes a chunk, flush, errors, and who waits for whom.
const { Transform, PassThrough } = require('stream');
const split = new Transform({
  highWaterMark: 4,
  transform(chunk, encoding, cb) {
    for (const letter of String(chunk)) this.push(letter + ';');
    cb();
  },
  flush(cb) { console.log('flush'); cb(null, 'last'); },
});
console.log(split.write('abc'), split.write('def'), split.readableLength, split.writableLength);
split.on('data', (d) => console.log('data', String(d)));
for (const event of ['prefinish', 'finish', 'end', 'close']) split.on(event, () => console.log(event));
split.end('g');
const bad = new Transform({ transform(c, e, cb) { cb(new Error('bad')); } });
bad.on('error', (e) => console.log('bad', e.message, bad.destroyed)).on('close', () => console.log('bad closed'));
bad.write('x');
const badFlush = new Transform({ transform(c, e, cb) { cb(); }, flush(cb) { cb(new Error('flush')); } });
badFlush.on('error', (e) => console.log('badFlush', e.message)).on('finish', () => console.log('never'));
badFlush.end();
try { new Transform().write('x'); } catch (e) { console.log(e.code, e.message); }
class Upper extends Transform {
  _transform(c, e, cb) { cb(null, String(c).toUpperCase()); }
  _final(cb) { console.log('own final'); cb(); }
  _flush(cb) { this.push('!'); cb(); }
}
const u = new Upper();
u.on('data', (d) => console.log('upper', String(d))).on('end', () => console.log('upper end'));
u.write('one'); u.end('two');
const p = new PassThrough();
p.write('kept'); p.end();
setTimeout(() => { p.setEncoding('utf8').on('data', console.log).on('close', () => console.log('p closed')); }, 1);
