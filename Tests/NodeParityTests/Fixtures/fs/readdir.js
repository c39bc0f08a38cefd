// readdir: encodings, kinds, recursion, errors.
const fs = require('fs'); const path = require('path');
const tree = path.join(__dirname, 'tree'); const show = (e) => console.log(e.code, e.syscall, e.message);
console.log(fs.readdirSync(tree, { recursive: true }), fs.readdirSync(tree, 'buffer').length, fs.readdirSync(tree, { encoding: 'hex' })[0]);
console.log(fs.readdirSync(tree, { withFileTypes: true, recursive: true }).map((e) => [e.name, e.isDirectory(), path.relative(tree, e.parentPath), e.path === e.parentPath]));
for (const args of [['none'], [__filename], [tree, { recursive: 1 }], [tree, 'nope'], [5], [tree, 5]]) { try { console.log(fs.readdirSync(...args)); } catch (e) { show(e); } }
fs.readdir(tree, (e, names) => { console.log(e, names.length); fs.readdir('none', (e) => { show(e); fs.promises.readdir(tree).then((n) => { console.log(n.length); return fs.promises.readdir('none'); }).catch(show); }); });
