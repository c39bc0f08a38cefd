console.log(Object.keys(require.extensions));
require.extensions['.txt'] = (module, filename) => { module.exports = require('fs').readFileSync(filename, 'utf8').trim(); };
console.log(require('./note.txt'), require('./note'));
require.extensions['.up'] = function (module, filename) { module._compile('module.exports = "compiled " + require("path").basename(__filename)', filename); };
console.log(require('./thing.up'));
const js = require.extensions['.js'];
require.extensions['.js'] = (module, filename) => { console.log('hook', require('path').basename(filename)); js(module, filename); };
console.log(require('./plain'));
require.extensions['.js'] = js;
delete require.extensions['.txt'];
try { require('./other'); } catch (e) { console.log(e.code); }
console.log(require('./unknown.xyz'));
const json = require.extensions['.json'];
const m = { exports: {} };
json(m, require.resolve('./data.json'));
console.log(m.exports);
