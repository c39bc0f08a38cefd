import { createRequire, builtinModules, isBuiltin } from 'node:module'; import Module from 'node:module';
const require = createRequire(import.meta.url);
console.log(require('./x.cjs'), typeof require.resolve, require.main, Object.keys(require), require.resolve('./x.cjs').split('/').pop());
console.log(isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('x'), builtinModules.includes('path'), Module.createRequire === createRequire);
try { createRequire('relative') } catch (e) { console.log(e.code) }
const other = createRequire(import.meta.dirname + '/sub/'); console.log(other('./y.cjs'));
console.log(createRequire(new URL('./sub/file.js', import.meta.url))('./y.cjs'));
console.log(require.resolve.paths('x')[0] === import.meta.dirname + '/node_modules', require.resolve.paths('fs'), require.resolve.paths('./x').map((p) => p === import.meta.dirname));
console.log(require.resolve('./y.cjs', { paths: [import.meta.dirname + '/sub'] }).split('/').slice(-2));
