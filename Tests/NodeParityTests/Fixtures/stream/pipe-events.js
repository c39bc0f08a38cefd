// pipe: the events on both sides, back pressure, and the end.
const { Readable, Writable } = require('stream');
let n = 0;
const source = new Readable({ highWaterMark: 3, read() { this.push(n < 4 ? `chunk${n++}` : null); } });
const sink = new Writable({ highWaterMark: 8, write(chunk, e, cb) { console.log('write', String(chunk)); setImmediate(cb); } });
for (const event of ['pause', 'resume', 'end', 'close']) source.on(event, () => console.log('source', event));
for (const event of ['pipe', 'unpipe', 'drain', 'finish', 'close']) sink.on(event, (from) => console.log('sink', event, from === source));
console.log(source.pipe(sink) === sink, source._readableState.pipes.length);
console.log(sink.listenerCount('error'), sink.eventNames().map(String), source.eventNames().map(String));
sink.on('close', () => console.log(sink.eventNames(), source.listenerCount('data'), source._readableState.pipes.length));
