const path = require('path');
const a = require('./a');
console.log(a.n, require('./a').n, require('./a.js') === a);
const key = require.resolve('./a');
console.log(Object.keys(require.cache).map((k) => path.basename(k)));
console.log(require.cache[key].exports === a, require.cache[key].loaded, require.cache[key].id === key);
delete require.cache[key];
console.log(require('./a').n);
require.cache[key].exports = { n: 'replaced' };
console.log(require('./a').n);
require.cache[require.resolve('./b')] = { exports: 'stub', loaded: true };
console.log(require('./b'));
require.cache[path.join(__dirname, 'virtual')] = { exports: 1, loaded: true };
try { require('./virtual'); } catch (e) { console.log(e.code); }
require.cache.fs = { exports: 'fake fs', loaded: true };
console.log(typeof require('fs').readFileSync, require('node:fs') === require('fs'));
const { Module } = require('module');
console.log(Module._cache === require.cache, Object.getPrototypeOf(require.cache));
