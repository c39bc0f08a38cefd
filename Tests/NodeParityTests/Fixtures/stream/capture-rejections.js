// Rejections of async listeners destroy the stream where that is asked for.
const { Readable, Writable } = require('stream');
const r = new Readable({ captureRejections: true, read() { this.push('x'); this.push(null); } });
r.on('data', async () => { throw new Error('async listener'); });
r.on('error', (e) => console.log('error', e.message, r.destroyed)).on('close', () => console.log('close'));
const w = new Writable({ captureRejections: true, write(c, e, cb) { cb(); } });
w.on('finish', async () => { throw new Error('after finish'); });
w.on('error', (e) => console.log('w', e.message)); w.on('close', () => console.log('w close'));
w.end();
