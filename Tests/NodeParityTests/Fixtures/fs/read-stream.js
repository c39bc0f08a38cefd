// createReadStream: events, ranges, encodings, errors, closing.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-')); const f = path.join(dir, 'f'); fs.writeFileSync(f, 'abcdefghij€');
const collect = (name, s) => new Promise((resolve) => { let out = ''; for (const ev of ['open', 'ready', 'end', 'close', 'error']) s.on(ev, (v) => console.log(name, ev, v instanceof Error ? `${v.code} ${v.syscall}` : typeof v)); s.on('data', (c) => { out += c; console.log(name, typeof c, c.length); }); s.on('close', () => { console.log(name, out, s.bytesRead, s.destroyed, s.pending); resolve(); }); });
(async () => {
  await collect('whole', fs.createReadStream(f)); await collect('part', fs.createReadStream(f, { start: 2, end: 5, highWaterMark: 3 })); await collect('text', fs.createReadStream(f, { encoding: 'utf8', highWaterMark: 11 })); await collect('short', fs.createReadStream(f, 'latin1')); await collect('missing', fs.createReadStream(path.join(dir, 'none'))); await collect('folder', fs.createReadStream(dir));
  const fd = fs.openSync(f, 'r'); await collect('fd', fs.createReadStream(null, { fd, start: 8 })); try { fs.fstatSync(fd); } catch (e) { console.log(e.code); }
  const keep = fs.openSync(f, 'r'); const s = fs.createReadStream(null, { fd: keep, autoClose: false }); s.resume(); await new Promise((r) => s.on('end', r)); console.log(s.destroyed, fs.fstatSync(keep).size, s.autoClose); fs.closeSync(keep);
  const early = fs.createReadStream(f); early.destroy(); await new Promise((r) => early.on('close', () => { console.log('early', early.fd); r(); }));
  let out = ''; for await (const c of fs.createReadStream(f, { encoding: 'utf8' })) out += c; console.log(out);
  for (const o of [{ start: -1 }, { start: 5, end: 2 }, { end: 'x' }, { fd: 'x' }, { encoding: 'nope' }, 5]) { try { fs.createReadStream(f, o); } catch (e) { console.log(e.code, e.message); } } try { fs.createReadStream(5); } catch (e) { console.log(e.code, e.message); }
  const r = fs.createReadStream(f); console.log(r.path === f, r.flags, r.mode, r.fd, r instanceof fs.ReadStream, fs.ReadStream(f) instanceof fs.ReadStream); r.close((e) => { console.log('closed', e?.code); fs.rmSync(dir, { recursive: true }); });
})();
