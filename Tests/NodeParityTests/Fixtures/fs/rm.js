// rm, rmdir, unlink: what they remove, and what they refuse.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const d = (n) => path.join(dir, n);
const show = (e) => console.log(e.name, e.code, e.errno, e.syscall, e.message.replaceAll(dir, ''), e.info && Object.keys(e.info).join());
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
fs.mkdirSync(d('a/b/c'), { recursive: true }); fs.writeFileSync(d('a/b/file'), ''); fs.symlinkSync('b', d('a/link')); fs.writeFileSync(d('one'), '');
tryIt(() => fs.rmSync(d('one'))); tryIt(() => fs.rmSync(d('one'))); tryIt(() => fs.rmSync(d('one'), { force: true }));
tryIt(() => fs.rmSync(d('a'))); tryIt(() => fs.rmSync(d('a'), { force: true })); tryIt(() => fs.rmdirSync(d('a'))); tryIt(() => fs.unlinkSync(d('a/link'))); tryIt(() => fs.unlinkSync(d('nope')));
tryIt(() => fs.rmdirSync(d('nope'))); tryIt(() => fs.rmdirSync(d('a/b/file')));
tryIt(() => fs.rmSync(d('a'), { recursive: 1 })); tryIt(() => fs.rmSync(d('a'), { maxRetries: -1 }));
tryIt(() => fs.rmSync(d('a'), { recursive: true, force: true })); console.log(fs.existsSync(d('a')));
fs.mkdirSync(d('e')); tryIt(() => fs.rmdirSync(d('e')));
fs.mkdirSync(d('t')); fs.symlinkSync('t', d('l')); tryIt(() => fs.rmSync(d('l'))); console.log(fs.existsSync(d('t')));
(async () => {
  await fs.promises.rm(d('t')).catch(show); await fs.promises.rm(d('none')).catch(show); console.log(await fs.promises.rm(d('none'), { force: true }));
  await fs.promises.rm(d('t'), { recursive: true });
  await new Promise((r) => fs.rm(d('none'), (e) => { show(e); r(); }));
  await new Promise((r) => fs.rm(dir, { recursive: true }, (...a) => { console.log(a, fs.existsSync(dir)); r(); }));
})();
