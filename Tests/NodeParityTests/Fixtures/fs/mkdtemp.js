// mkdtemp
const fs = require('fs'); const path = require('path'); const os = require('os');
const a = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-')); console.log(path.basename(a).length, fs.statSync(a).mode & 0o777);
const b = fs.mkdtempSync(`${a}/`, 'buffer'); console.log(Buffer.isBuffer(b), b.length === a.length + 7);
try { fs.mkdtempSync('/none/such/'); } catch (e) { console.log(e.message.replace(/[^/]{6}'/, "'"), e.syscall); }
try { fs.mkdtempSync(); } catch (e) { console.log(e.code, e.message); }
fs.mkdtemp(`${a}/x-`, async (e, p) => { console.log(e, fs.existsSync(p)); const q = await fs.promises.mkdtemp(`${a}/y-`); console.log(path.dirname(q) === a); fs.rmSync(a, { recursive: true }); });
