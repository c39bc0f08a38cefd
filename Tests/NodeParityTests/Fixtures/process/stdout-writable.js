// Standard output as a stream: callbacks, bytes, encodings, pipes into it.
const { Readable, Writable } = require('stream'); const o = process.stdout; console.log(o instanceof Writable, o.writable, o.fd, o._isStdio, o.writableLength, o.writableObjectMode, o.writableHighWaterMark);
o.write('text\n', (...a) => console.log('callback', a)); o.write(Buffer.from('bytes é\n')); o.write('6869 0a', 'hex'); o.write(new Uint8Array([0xc3, 0xa9, 10])); console.log(o.write('aGkK', 'base64', () => console.log('second')));
process.nextTick(() => console.log('tick')); for (const bad of [5, null, {}]) { try { o.write(bad); } catch (e) { console.log(e.code, e.message); } }
o.cork(); o.write('corked '); console.log(o.writableCorked); o.uncork(); Readable.from(['piped ', 'twice\n']).pipe(o).on('unpipe', () => { console.log('unpipe', o.writableEnded, o.listenerCount('drain')); });
