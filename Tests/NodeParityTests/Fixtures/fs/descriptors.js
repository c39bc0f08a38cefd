// open, read, write, close by number: positions, parts, and errors.
const fs = require('fs'); const path = require('path'); const os = require('os');
const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'fixture-'));
const d = (n) => path.join(dir, n);
const show = (e) => console.log(e.name, e.code, e.syscall, e.message.replaceAll(dir, ''));
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
const fd = fs.openSync(d('f'), 'w+'); console.log(typeof fd);
tryIt(() => fs.writeSync(fd, 'hello')); tryIt(() => fs.writeSync(fd, ' world', null, 'utf8')); tryIt(() => fs.writeSync(fd, Buffer.from('XYZ'), 1, 1, 0)); tryIt(() => fs.writeSync(fd, Buffer.from('!!'), { offset: 1 })); tryIt(() => fs.writeSync(fd, '776f', 6, 'hex'));
const b = Buffer.alloc(8, '.'); tryIt(() => fs.readSync(fd, b)); tryIt(() => fs.readSync(fd, b, 2, 4, 0)); console.log(String(b)); tryIt(() => fs.readSync(fd, b, { position: 6, length: 3 })); console.log(String(b)); tryIt(() => fs.readSync(fd, b, 0, 0, 0)); tryIt(() => fs.readSync(fd, b, 0, 8, 100)); tryIt(() => fs.readSync(fd, b, 0, 3, 1n)); console.log(String(b));
tryIt(() => fs.readSync(fd, b, 9)); tryIt(() => fs.readSync(fd, b, -1)); tryIt(() => fs.readSync(fd, b, 0, 9)); tryIt(() => fs.readSync(fd, Buffer.alloc(0), 0, 1)); tryIt(() => fs.readSync(fd, 'x')); tryIt(() => fs.writeSync(fd, b, 9)); tryIt(() => fs.writeSync(fd, b, 0, 9)); tryIt(() => fs.writeSync(fd, 5)); tryIt(() => fs.readSync('x', b)); tryIt(() => fs.readSync(-1, b));
tryIt(() => fs.fstatSync(fd).size); tryIt(() => fs.ftruncateSync(fd, 3)); tryIt(() => fs.readFileSync(fd, 'utf8')); tryIt(() => fs.readFileSync(d('f'), 'utf8')); tryIt(() => fs.fsyncSync(fd)); tryIt(() => fs.fdatasyncSync(fd)); tryIt(() => fs.fchmodSync(fd, 0o600)); tryIt(() => fs.futimesSync(fd, 10, new Date(20000))); console.log(fs.statSync(d('f')).mode & 0o777, fs.fstatSync(fd).atimeMs, fs.fstatSync(fd).mtime);
tryIt(() => fs.writevSync(fd, [Buffer.from('ab'), new Uint8Array([99])], 0)); const two = [Buffer.alloc(2), Buffer.alloc(4)]; tryIt(() => fs.readvSync(fd, two, 0)); console.log(two); tryIt(() => fs.writevSync(fd, 'x')); tryIt(() => fs.writevSync(fd, []));
tryIt(() => fs.writeFileSync(fd, 'appended')); tryIt(() => fs.appendFileSync(fd, '!')); tryIt(() => fs.readFileSync(d('f'), 'utf8'));
tryIt(() => fs.closeSync(fd)); tryIt(() => fs.closeSync(fd)); tryIt(() => fs.fstatSync(fd)); tryIt(() => fs.openSync(d('none'))); tryIt(() => fs.openSync(d('f'), 'zz')); tryIt(() => fs.openSync(d('f'), 'wx')); tryIt(() => fs.openSync(dir, 'w')); for (const flag of ['sr', 'as+', 'xa', 'rs+', 'ws', 'rx', null, 0]) tryIt(() => { fs.closeSync(fs.openSync(d(`flag${flag}`), flag)); return flag; });
fs.rmSync(dir, { recursive: true });
