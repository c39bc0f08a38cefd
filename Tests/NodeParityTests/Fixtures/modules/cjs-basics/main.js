const a = require('./a');
console.log(a, require('./a') === a, require('./a.js') === a);
console.log(require.main === module, module.id, module.loaded, module.parent, module.children.length);
console.log(module.paths[0].endsWith('cjs-basics/node_modules'), __filename.endsWith('main.js'), __dirname.endsWith('cjs-basics'));
console.log(typeof require.resolve('./a'), require.resolve('fs'), require.resolve('node:fs'));
console.log(Object.keys(require.cache).map((p) => p.split('/').pop()));
console.log(this === module.exports, arguments.length, typeof exports);
console.log(require('./data'), require('./dir'), require('./dir/'), require('./dir/index.js') === require('./dir'));
delete require.cache[require.resolve('./a')];
console.log(require('./a') === a);
console.log(require('./pkg'), require('./with space & ünï/x'));
try { require('./throws') } catch (e) { console.log(e.message) }
try { require('./throws') } catch (e) { console.log(e.message, require.cache[require.resolve('./throws')]) }
return;
