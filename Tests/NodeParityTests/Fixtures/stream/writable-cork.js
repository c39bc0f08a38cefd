// cork, uncork, writev, and what waits in the buffer.
const { Writable } = require('stream');
const w = new Writable({
  write(chunk, e, cb) { console.log('write', String(chunk)); cb(); },
  writev(chunks, cb) {
    console.log('writev', chunks.map(({ chunk, encoding }) => `${chunk}/${encoding}`), chunks.allBuffers);
    setImmediate(cb);
  },
});
w.cork(); w.cork();
w.write('a'); w.write('b', 'latin1', () => console.log('b done'));
console.log(w.writableCorked, w.writableLength, w.writableBuffer.length);
w.uncork();
console.log(w.writableCorked);
w.uncork();
w.write('c'); w.write('d', () => console.log('d done'));
console.log(w.writableCorked, w.writableLength, w._writableState.getBuffer().length);
w.cork();
w.end('e', () => console.log('end'));
const plain = new Writable({ decodeStrings: false, write(chunk, e, cb) { console.log(typeof chunk, e); cb(); } });
plain.write('text'); plain.write('aa', 'hex'); plain.write(Buffer.from('x')); plain.setDefaultEncoding('LATIN1'); plain.write('y');
const only = new Writable({ writev(chunks, cb) { console.log('only', chunks.length); cb(); } });
only.write('1'); only.write('2'); only.end();
