// opendir and Dir.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
for (const n of ['one', 'two', 'three']) fs.writeFileSync(path.join(dir, n), ''); fs.mkdirSync(path.join(dir, 'sub')); fs.writeFileSync(path.join(dir, 'sub/inner'), '');
const show = (e) => console.log(e.name, e.code, e.message.replaceAll(dir, ''));
const names = []; const d = fs.opendirSync(dir); let e; while ((e = d.readSync()) !== null) names.push([e.name, e.isFile(), e.parentPath === dir]); console.log(names.sort(), d.path === dir); d.closeSync(); try { d.readSync(); } catch (x) { show(x); } try { d.closeSync(); } catch (x) { show(x); }
(async () => {
  const found = []; for await (const e of await fs.promises.opendir(dir)) found.push(e.name); console.log(found.sort());
  const deep = []; for await (const e of await fs.promises.opendir(dir, { recursive: true })) deep.push(e.name); console.log(deep.sort());
  const f = await fs.promises.opendir(dir); console.log((await f.read()) instanceof fs.Dirent, f instanceof fs.Dir); await f.close(); await f.close().catch(show);
  await fs.promises.opendir(path.join(dir, 'none')).catch(show); try { fs.opendirSync(dir, { bufferSize: 0 }); } catch (x) { show(x); }
  fs.opendir(dir, (err, d) => { console.log(err, d.path === dir); d.read((err, e) => { console.log(err, typeof e.name); d.close((...a) => { console.log(a); fs.rmSync(dir, { recursive: true }); }); }); });
})();
