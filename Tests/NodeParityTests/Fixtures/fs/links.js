// symlink, link, readlink, realpath, lstat.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-')));
const d = (n) => path.join(dir, n);
const show = (e) => console.log(e.code, e.syscall, e.message.replaceAll(dir, ''), String(e.path).replace(dir, ''), String(e.dest).replace(dir, ''));
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
fs.writeFileSync(d('file'), 'content');
tryIt(() => fs.symlinkSync('file', d('s'))); tryIt(() => fs.symlinkSync('file', d('s'))); tryIt(() => fs.symlinkSync('x', d('dangling'), 'file')); tryIt(() => fs.symlinkSync('x', d('y'), 'nope'));
tryIt(() => fs.linkSync(d('file'), d('hard'))); tryIt(() => fs.linkSync(d('none'), d('h2'))); tryIt(() => fs.linkSync(d('file'), d('hard')));
console.log(fs.statSync(d('hard')).nlink, fs.statSync(d('file')).ino === fs.statSync(d('hard')).ino, fs.lstatSync(d('s')).isSymbolicLink(), fs.statSync(d('s')).isFile());
tryIt(() => fs.readlinkSync(d('s'))); tryIt(() => fs.readlinkSync(d('s'), 'buffer')); tryIt(() => fs.readlinkSync(d('file'))); tryIt(() => fs.readlinkSync(d('none')));
tryIt(() => fs.realpathSync(d('s')).replace(dir, '')); tryIt(() => fs.realpathSync.native(d('dangling'))); tryIt(() => fs.realpathSync(d('dangling')));
tryIt(() => fs.existsSync(d('dangling'))); tryIt(() => fs.statSync(d('dangling'), { throwIfNoEntry: false })); tryIt(() => fs.lstatSync(d('dangling')).size);
fs.symlinkSync('loop', d('loop')); tryIt(() => fs.statSync(d('loop')));
fs.readlink(d('s'), (...a) => { console.log(a); fs.promises.readlink(d('file')).catch(show).then(() => fs.promises.symlink('z', d('zz'))).then((v) => { console.log(v, fs.readlinkSync(d('zz'))); fs.rmSync(dir, { recursive: true }); }); });
