// The old class: new Stream(), its pipe, wrap, util.inherits, and promisified helpers.
const Stream = require('stream');
const { Readable, Writable } = Stream;
const util = require('util');
console.log(Stream === Stream.Stream, Object.keys(Stream).sort().join());
const old = new Stream();
old.readable = true;
const sink = new Writable({ write(c, e, cb) { console.log('sink', String(c)); cb(); } }).on('finish', () => console.log('finish'));
old.pipe(sink);
old.emit('data', 'x'); old.emit('end');
function Counter(options) { Readable.call(this, options); this.n = 0; }
util.inherits(Counter, Readable);
Counter.prototype._read = function () { this.push(this.n < 2 ? String(this.n++) : null); };
new Counter({ encoding: 'utf8' }).on('data', (d) => console.log(d)).on('close', () => console.log('closed'));
const emitter = new Stream();
const wrapped = new Readable().wrap(emitter);
wrapped.on('data', (d) => console.log('wrapped', String(d))).on('end', () => console.log('wrapped end'));
emitter.emit('data', 'one'); emitter.emit('end');
console.log(Readable() instanceof Readable, Writable({ write() {} }) instanceof Stream, Stream.isReadable(wrapped), Stream.isDisturbed(wrapped));
util.promisify(Stream.finished)(wrapped).then(() => console.log('promisified'));
console.log(util.promisify(Stream.pipeline) === require('stream/promises').pipeline, Stream.promises === require('stream/promises'));
console.log(Stream.getDefaultHighWaterMark(false), Stream.getDefaultHighWaterMark(true), Stream.isErrored(old), Stream.isWritable(sink));
