// cp of files and trees, with its options and errors.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const d = (n) => path.join(dir, n);
const show = (e) => console.log(e.name, e.code, e.message.replaceAll(dir, ''));
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
fs.mkdirSync(d('a/b'), { recursive: true }); fs.writeFileSync(d('a/1'), '1'); fs.writeFileSync(d('a/b/2'), '2', { mode: 0o600 }); fs.symlinkSync('1', d('a/l')); fs.utimesSync(d('a/1'), 1000, 2000);
tryIt(() => fs.cpSync(d('a'), d('x'))); tryIt(() => fs.cpSync(d('a'), d('x'), { recursive: true, preserveTimestamps: true })); console.log(fs.readdirSync(d('x'), { recursive: true }), fs.statSync(d('x/1')).mtimeMs, fs.statSync(d('x/b/2')).mode & 0o777, fs.readlinkSync(d('x/l')).replace(dir, ''));
tryIt(() => fs.cpSync(d('a'), d('v'), { recursive: true, verbatimSymlinks: true })); console.log(fs.readlinkSync(d('v/l')));
fs.writeFileSync(d('x/1'), 'changed'); tryIt(() => fs.cpSync(d('a/1'), d('x/1'), { force: false })); console.log(fs.readFileSync(d('x/1'), 'utf8')); tryIt(() => fs.cpSync(d('a/1'), d('x/1'), { force: false, errorOnExist: true })); tryIt(() => fs.cpSync(d('a/1'), d('x/1'))); console.log(fs.readFileSync(d('x/1'), 'utf8'));
tryIt(() => fs.cpSync(d('a'), d('a/b/c'), { recursive: true })); tryIt(() => fs.cpSync(d('a'), d('a'), { recursive: true })); tryIt(() => fs.cpSync(d('a'), d('x/1'), { recursive: true })); tryIt(() => fs.cpSync(d('a/1'), d('x'))); tryIt(() => fs.cpSync(d('none'), d('y')));
tryIt(() => fs.cpSync(d('a'), d('f'), { recursive: true, filter: (from) => !from.endsWith('b') })); console.log(fs.readdirSync(d('f'), { recursive: true }));
tryIt(() => fs.cpSync(d('a/1'), d('deep/er/1'))); console.log(fs.existsSync(d('deep/er/1'))); tryIt(() => fs.cpSync(d('a'), d('g'), { recursive: 1 })); tryIt(() => fs.cpSync(d('a'), d('g'), { dereference: true, verbatimSymlinks: true })); tryIt(() => fs.cpSync(d('a/1'), d('g'), { filter: async () => true }));
fs.cp(d('a'), d('cb'), { recursive: true }, (...a) => { console.log(a, fs.readdirSync(d('cb'))); fs.promises.cp(d('a'), d('p'), { recursive: true, filter: async (s) => !s.endsWith('l') }).then(() => { console.log(fs.readdirSync(d('p'))); return fs.promises.cp(d('a'), d('q')); }).catch(show).finally(() => fs.rmSync(dir, { recursive: true })); });
