// Paths as URLs and bytes, and paths that are neither.
const fs = require('fs'); const { pathToFileURL } = require('url');
const t = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
t(() => fs.existsSync(pathToFileURL(__filename))); t(() => fs.statSync(pathToFileURL(__filename)).isFile()); t(() => fs.readFileSync(Buffer.from(__filename)).length > 0); t(() => fs.readdirSync(pathToFileURL(__dirname)).length > 0); t(() => fs.accessSync(new Uint8Array(Buffer.from(__filename))));
for (const bad of [undefined, null, true, {}, [], new URL('http://host/x'), new URL('file://host/x'), new URL('file:///a%2fb'), 'a\0b', Buffer.from('a\0b'), '']) { t(() => fs.readFileSync(bad)); t(() => fs.mkdirSync(bad)); }
