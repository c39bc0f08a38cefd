// readFile in three forms, from paths, URLs, descriptors, folders, and things without a size.
const fs = require('fs'); const path = require('path');
const show = (e) => console.log(e.code, e.errno, e.syscall, e.path, e.message);
const tryIt = (f) => { try { console.log(f()); } catch (e) { show(e); } };
const f = path.join(__dirname, 'tree', fs.readdirSync(path.join(__dirname, 'tree'))[0]);
tryIt(() => fs.readFileSync(Buffer.from(__filename), 'utf8').length === fs.statSync(__filename).size); tryIt(() => fs.readFileSync(new URL(`file://${__filename}`), 'base64').slice(0, 8)); tryIt(() => fs.readFileSync('/proc/self/stat').length > 10); tryIt(() => fs.readFileSync('/dev/null', 'utf8'));
tryIt(() => fs.readFileSync('none')); tryIt(() => fs.readFileSync('/tmp')); tryIt(() => fs.readFileSync('none', { flag: 'zz' })); tryIt(() => fs.readFileSync(999)); tryIt(() => fs.readFileSync(null)); tryIt(() => fs.readFileSync(__filename, { encoding: 'bad' }));
const fd = fs.openSync(__filename); tryIt(() => String(fs.readFileSync(fd)).length === fs.statSync(__filename).size); tryIt(() => fs.readFileSync(fd, 'utf8')); fs.closeSync(fd);
fs.readFile('none', (e, d) => { console.log(e, d); fs.readFile(__filename, 'utf8', (e, d) => { console.log(e, d.slice(0, 11)); fs.readFile('/tmp', (e) => { show(e); fs.promises.readFile('none').catch((e) => { show(e); console.log(e); }); }); }); });
try { fs.readFile('x'); } catch (e) { console.log(e.code, e.message); } try { fs.readFile('x', 'utf8'); } catch (e) { console.log(e.code, e.message); } try { fs.readFile(null, () => {}); } catch (e) { console.log(e.code, e.message); }
fs.readFile('x', { signal: AbortSignal.abort() }, (e) => console.log(e.name, e.code));
