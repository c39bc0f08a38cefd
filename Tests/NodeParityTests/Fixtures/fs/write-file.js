// writeFile and appendFile in three forms, with encodings, flags, modes and views.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const f = (n) => path.join(dir, n);
process.umask();
(async () => {
  fs.writeFileSync(f('a'), 'text €'); console.log(fs.readFileSync(f('a'), 'utf8'), fs.statSync(f('a')).mode & 0o777);
  fs.writeFileSync(f('a'), Buffer.from('bytes')); fs.appendFileSync(f('a'), '68656c6c6f', 'hex');
  console.log(fs.readFileSync(f('a'), 'latin1'));
  fs.writeFileSync(f('m'), 'x', { mode: 0o600, flag: 'wx' }); console.log(fs.statSync(f('m')).mode & 0o777);
  try { fs.writeFileSync(f('m'), 'y', { flag: 'wx' }); } catch (e) { console.log(e.code, e.syscall, e.path === f('m')); }
  fs.writeFileSync(f('v'), new Uint16Array([0x6261, 0x6463])); console.log(fs.readFileSync(f('v'), 'ascii'));
  fs.writeFileSync(f('v'), new DataView(new ArrayBuffer(2))); console.log(fs.readFileSync(f('v')));
  await new Promise((r) => fs.writeFile(f('cb'), 'one', (...args) => { console.log(args); r(); }));
  await new Promise((r) => fs.appendFile(f('cb'), 'two', { flag: 'a' }, (...args) => { console.log(args); r(); }));
  console.log(await fs.promises.readFile(f('cb'), 'utf8'), await fs.promises.writeFile(f('p'), 'p'), await fs.promises.appendFile(f('p'), Buffer.from('q')));
  await fs.promises.writeFile(f('it'), (async function* () { yield 'a'; yield Buffer.from('b'); })()); console.log(fs.readFileSync(f('it'), 'utf8'));
  await fs.promises.writeFile(f('st'), require('stream').Readable.from(['s', 't'])); console.log(fs.readFileSync(f('st'), 'utf8'));
  for (const bad of [null, undefined, 5, {}, true]) { try { fs.writeFileSync(f('x'), bad); } catch (e) { console.log(e.code, e.message); } }
  try { fs.writeFileSync(f('x'), 'x', 'nope'); } catch (e) { console.log(e.code, e.message); }
  try { fs.writeFileSync(f('x'), 'x', { flag: 'q' }); } catch (e) { console.log(e.code, e.message); }
  try { fs.writeFileSync(f('x'), 'x', { mode: '9' }); } catch (e) { console.log(e.code, e.message); }
  try { fs.writeFile(f('x'), 'x'); } catch (e) { console.log(e.code, e.message); }
  console.log(fs.existsSync(f('x')));
  fs.rmSync(dir, { recursive: true });
})();
