// An 'error' that nobody listens for is an uncaught exception.
const { Writable } = require('stream');
process.on('exit', (code) => console.log('exit', code));
const w = new Writable({ write(c, e, cb) { cb(Object.assign(new Error('no room'), { code: 'EROOM' })); } });
w.write('x', (e) => console.log('callback', e.code));
process.on('uncaughtException', (e, origin) => {
  console.log('uncaught', e.code, origin, w.destroyed, w.closed);
  process.exitCode = 3;
});
w.on('close', () => console.log('close'));
