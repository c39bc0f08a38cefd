// What libraries read of the states.
const { Readable, Writable, Duplex } = require('stream');
const r = new Readable({ read() {} }); const s = r._readableState;
const show = () => console.log(['objectMode', 'highWaterMark', 'length', 'flowing', 'ended', 'endEmitted', 'reading', 'sync', 'needReadable', 'emittedReadable', 'readableListening', 'destroyed', 'errored', 'closed', 'pipesCount'].map((k) => `${k}=${s[k]}`).join(' '));
show(); r.on('readable', () => {}); show(); r.push('x'); show(); r.read(); show(); r.removeAllListeners('readable'); r.resume(); setImmediate(() => { show(); r.push(null); setImmediate(() => { show(); }); });
const w = new Writable({ write() {} }); const v = w._writableState;
const see = () => console.log(['length', 'writing', 'corked', 'ended', 'ending', 'finished', 'needDrain', 'bufferProcessing', 'pendingcb', 'prefinished', 'finalCalled', 'bufferedRequestCount', 'decodeStrings', 'defaultEncoding'].map((k) => `${k}=${v[k]}`).join(' '), v.getBuffer().length);
see(); w.write('abc'); w.write('d'); see(); w.cork(); w.end(); see();
console.log(new Duplex()._readableState instanceof Readable.ReadableState, w._writableState instanceof Writable.WritableState);
