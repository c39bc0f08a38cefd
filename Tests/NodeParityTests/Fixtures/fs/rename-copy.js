// rename and copyFile, with dest in their errors.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const d = (n) => path.join(dir, n);
const show = (e) => console.log(e.code, e.errno, e.syscall, e.message.replaceAll(dir, ''), Object.keys(e).join());
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
fs.writeFileSync(d('a'), 'A', { mode: 0o640 }); fs.mkdirSync(d('dir')); fs.mkdirSync(d('full/x'), { recursive: true });
tryIt(() => fs.renameSync(d('a'), d('b'))); tryIt(() => fs.renameSync(d('a'), d('b'))); tryIt(() => fs.renameSync(d('b'), d('dir'))); tryIt(() => fs.renameSync(d('dir'), d('full'))); tryIt(() => fs.renameSync(d('b'), 5)); tryIt(() => fs.renameSync(5, d('b')));
tryIt(() => fs.copyFileSync(d('b'), d('c'))); console.log(fs.readFileSync(d('c'), 'utf8'), fs.statSync(d('c')).mode & 0o777);
tryIt(() => fs.copyFileSync(d('none'), d('c'))); tryIt(() => fs.copyFileSync(d('b'), d('c'), fs.constants.COPYFILE_EXCL)); tryIt(() => fs.copyFileSync(d('b'), d('dir'))); tryIt(() => fs.copyFileSync(d('b'), d('n/o'))); tryIt(() => fs.copyFileSync(d('b'), d('e'), 9)); tryIt(() => fs.copyFileSync(d('b'), d('b')));
fs.writeFileSync(d('long'), 'longer content'); fs.copyFileSync(d('b'), d('long')); console.log(fs.readFileSync(d('long'), 'utf8'), fs.readFileSync(d('b'), 'utf8'));
fs.rename(d('c'), d('r'), (...a) => { console.log(a); fs.copyFile(d('r'), d('s'), fs.constants.COPYFILE_EXCL, (...a) => { console.log(a); fs.copyFile(d('none'), d('t'), (e) => { show(e);
  fs.promises.rename(d('none'), d('u')).catch(show).then(() => fs.promises.copyFile(d('r'), d('s'), 1)).catch(show).finally(() => fs.rmSync(dir, { recursive: true })); }); }); });
