// node:module, as loaders and test tools use it.
const Module = require('module');
console.log(Module === Module.Module, Module.builtinModules.includes('fs'), Module.isBuiltin('node:fs'), Module.isBuiltin('nope'), typeof Module._load, typeof Module._resolveFilename, Object.keys(Module._extensions).slice(0, 3), Module._cache === require.cache);
console.log(Module._nodeModulePaths('/a/b/node_modules/c'), Module._nodeModulePaths('/'), Module._resolveFilename('path'), Module._load('path') === require('path'));
const made = new Module('/virtual/made.js', module);
made.filename = '/virtual/made.js';
made.paths = Module._nodeModulePaths('/virtual');
made._compile('module.exports = { answer: 42, file: __filename, dir: __dirname }', '/virtual/made.js');
console.log(made.exports, made.id, made.parent === module, made.loaded, made.children.length);
console.log(Module.createRequire(__filename)('path') === require('path'), Module.wrap('x').startsWith('(function (exports'), typeof Module.syncBuiltinESMExports, typeof Module.register, Module.globalPaths instanceof Array);
