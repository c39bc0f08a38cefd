// access and exists.
const fs = require('fs');
const show = (e) => console.log(e && `${e.code} ${e.message}`);
for (const args of [[__filename], [__filename, fs.constants.R_OK | fs.F_OK], ['none'], ['none', fs.constants.W_OK], [__filename, 8], [__filename, 'x'], [5]]) { try { console.log(fs.accessSync(...args)); } catch (e) { show(e); } }
console.log(fs.existsSync(__filename), fs.existsSync('none'), fs.existsSync(undefined), fs.existsSync('a\0b'), fs.existsSync(new URL(`file://${__filename}`)), fs.existsSync(Buffer.from(__filename)));
try { fs.readFileSync('a\0b'); } catch (e) { show(e); }
try { fs.accessSync(new URL('http://x')); } catch (e) { show(e); }
fs.access('none', (e) => { show(e); console.log(e); fs.access(__filename, fs.R_OK, (...a) => { console.log(a); fs.exists('none', (...a) => { console.log(a); fs.promises.access('none').catch((e) => { console.log(e.code, e.stack.split('\n')[0]); return fs.promises.access(__filename); }).then(console.log); }); }); });
