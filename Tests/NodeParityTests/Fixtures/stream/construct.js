// _construct is before everything, and its failure is an error.
const { Readable, Writable, Duplex } = require('stream');
const w = new Writable({
  construct(cb) { console.log('construct'); setImmediate(cb); },
  write(chunk, e, cb) { console.log('write', String(chunk)); cb(); },
  final(cb) { console.log('final'); cb(); },
});
w.write('a'); w.write('b'); w.end();
w.on('finish', () => console.log('finish'));
const r = new Readable({
  construct(cb) { process.nextTick(cb); },
  read() { console.log('read'); this.push(null); },
});
r.on('data', () => {}).on('end', () => console.log('end'));
const f = new Duplex({ construct(cb) { cb(new Error('cannot')); }, read() {}, write() {} });
f.on('error', (e) => console.log('error', e.message)).on('close', () => console.log('closed'));
const d = new Writable({ construct(cb) { setImmediate(() => { console.log('late'); cb(); }); }, write() {},
  destroy(e, cb) { console.log('destroy', e?.message); cb(e); } });
d.destroy(new Error('before'));
d.on('error', (e) => console.log('d', e.message));
const t = new Writable({ construct() { throw new Error('thrown'); } });
t.on('error', (e) => console.log('t', e.message));
const twice = new Writable({ construct(cb) { cb(); cb(); }, write() {} });
twice.on('error', (e) => console.log('twice', e.code));
