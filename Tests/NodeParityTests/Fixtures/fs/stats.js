// Stats: numbers, dates, bigint, kinds.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const f = path.join(dir, 'f'); fs.writeFileSync(f, 'twelve bytes', { mode: 0o644 });
fs.utimesSync(f, new Date('2020-01-02T03:04:05.678Z'), 1500000000.123);
const s = fs.statSync(f); console.log(Object.keys(s).join(), s.size, s.mode.toString(8), s.atime.toISOString(), s.atimeMs, s.mtime.toISOString(), s.mtimeMs, s.nlink, s.uid === process.getuid(), s.blksize > 0);
const b = fs.statSync(f, { bigint: true }); console.log(Object.keys(b).join(), b.size, b.mtimeNs, b.mtimeMs, b.mtime.toISOString(), b.isFile(), typeof b.ino, b.constructor.name);
console.log(s.isFile(), s.isDirectory(), fs.statSync(dir).isDirectory(), fs.statSync('/dev/null').isCharacterDevice(), fs.statSync('/dev/null').rdev, s instanceof fs.Stats, s.birthtimeMs <= Date.now());
fs.utimesSync(f, -5, '1000'); console.log(fs.statSync(f).mtimeMs, fs.statSync(f).atimeMs > 1e12);
fs.utimesSync(f, 1, 2); fs.symlinkSync('f', path.join(dir, 'l')); fs.lutimesSync(path.join(dir, 'l'), 3, 4); console.log(fs.statSync(f).mtimeMs, fs.lstatSync(path.join(dir, 'l')).mtimeMs);
for (const bad of ['x', NaN, null, {}]) { try { fs.utimesSync(f, bad, 1); } catch (e) { console.log(e.code, e.message); } }
console.log(fs.statSync(path.join(dir, 'none'), { throwIfNoEntry: false }), Object.keys(fs.statfsSync('/')).join(), typeof fs.statfsSync('/', { bigint: true }).bsize);
fs.chmodSync(f, '600'); console.log(fs.statSync(f).mode & 0o777); try { fs.chmodSync(f, 'zz'); } catch (e) { console.log(e.code, e.message); } try { fs.chmodSync(f); } catch (e) { console.log(e.code, e.message); }
fs.chownSync(f, process.getuid(), process.getgid()); try { fs.chownSync(f, -2, 0); } catch (e) { console.log(e.code, e.message); } try { fs.chownSync(f, 'me', 0); } catch (e) { console.log(e.code, e.message); }
fs.truncateSync(f, 6); console.log(fs.readFileSync(f, 'utf8')); fs.truncateSync(f, 8); console.log(fs.readFileSync(f)); fs.truncateSync(f); console.log(fs.statSync(f).size);
fs.truncate(f, 2, (...a) => { console.log(a, fs.statSync(f).size); fs.promises.truncate(f).then((v) => { console.log(v, fs.statSync(f).size); fs.rmSync(dir, { recursive: true }); }); });
