// createWriteStream: events, positions, flags, errors, closing.
const fs = require('fs'); const path = require('path'); const os = require('os'); const { pipeline } = require('stream/promises');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-')); const f = path.join(dir, 'f');
const watch = (name, s) => new Promise((resolve) => { for (const ev of ['open', 'ready', 'drain', 'finish', 'close', 'error']) s.on(ev, (v) => console.log(name, ev, v instanceof Error ? `${v.code} ${v.syscall}` : typeof v)); s.on('close', () => { console.log(name, s.bytesWritten, s.pending, s.closed); resolve(); }); });
(async () => {
  let s = fs.createWriteStream(f); let p = watch('plain', s); console.log(s.fd, s.pending, s.path === f, s.flags); s.write('one '); s.write(Buffer.from('two '), () => console.log('written')); s.end('three', () => console.log('ended')); await p; console.log(fs.readFileSync(f, 'utf8'));
  s = fs.createWriteStream(f, { flags: 'a', encoding: 'latin1' }); p = watch('append', s); s.end('\xe9'); await p; console.log(fs.readFileSync(f));
  s = fs.createWriteStream(f, { flags: 'r+', start: 4 }); p = watch('start', s); s.cork(); s.write('T'); s.write('W'); s.uncork(); s.end(); await p; console.log(fs.readFileSync(f, 'latin1'));
  s = fs.createWriteStream(path.join(dir, 'no/such')); p = watch('missing', s); s.write('x', (e) => console.log('callback', e.code)); await p;
  s = fs.createWriteStream(f, { highWaterMark: 3 }); p = watch('small', s); console.log(s.write('12'), s.write('34')); s.once('drain', () => s.end()); await p;
  await pipeline(fs.createReadStream(f), fs.createWriteStream(path.join(dir, 'copy'))); console.log(fs.readFileSync(path.join(dir, 'copy'), 'utf8'));
  s = fs.createWriteStream(f, { flags: 'wx' }); await watch('exclusive', s);
  s = fs.createWriteStream(f, { flush: true }); p = watch('close', s); s.write('x'); s.close(() => console.log('close callback')); await p;
  try { fs.createWriteStream(f, { start: 'x' }); } catch (e) { console.log(e.code, e.message); } try { fs.createWriteStream(f, { flush: 1 }); } catch (e) { console.log(e.code, e.message); }
  s = fs.createWriteStream(f); s.write('lost'); s.destroy(); await watch('destroyed', s);
  fs.rmSync(dir, { recursive: true });
})();
