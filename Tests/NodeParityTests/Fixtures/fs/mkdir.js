// mkdir: plain, recursive, what it returns, and its errors.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const rel = (p) => (p ? path.relative(dir, p) : p);
const show = (e) => console.log(e.code, e.errno, e.syscall, rel(e.path), e.message.replaceAll(dir, ''));
const d = (n) => path.join(dir, n);
console.log(fs.mkdirSync(d('a')), rel(fs.mkdirSync(d('b/c/d'), { recursive: true })), rel(fs.mkdirSync(d('b/c/e/f'), { recursive: true })), fs.mkdirSync(d('b/c'), { recursive: true }));
fs.writeFileSync(d('file'), '');
for (const args of [[d('a')], [d('x/y')], [d('file'), { recursive: true }], [d('file/x'), { recursive: true }], [d('file/x')]]) { try { fs.mkdirSync(...args); } catch (e) { show(e); } }
fs.mkdirSync(d('m'), 0o700); fs.mkdirSync(d('o'), '0711'); fs.mkdirSync(d('q/r'), { recursive: true, mode: 0o750 });
for (const n of ['m', 'o', 'q', 'q/r']) console.log(n, (fs.statSync(d(n)).mode & 0o777).toString(8));
try { fs.mkdirSync(d('z'), { recursive: 'yes' }); } catch (e) { console.log(e.code, e.message); }
try { fs.mkdirSync(d('z'), { mode: 'abc' }); } catch (e) { console.log(e.code, e.message); }
fs.mkdir(d('cb'), (...args) => { console.log(args);
  fs.mkdir(d('cb2/x'), { recursive: true }, (...args) => { console.log(args.map((a) => rel(a)));
    fs.mkdir(d('cb'), (e) => { show(e);
      fs.promises.mkdir(d('p/q'), { recursive: true }).then((p) => { console.log(rel(p)); return fs.promises.mkdir(d('p')); }).catch(show)
        .finally(() => fs.rmSync(dir, { recursive: true })); }); }); });
