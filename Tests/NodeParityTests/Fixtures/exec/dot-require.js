// require.main is this file.
if (require.main === module) console.log('main', __filename.endsWith('dot-require.js'), process.argv.length, module.children.length, module.loaded);
console.log(typeof exports, this === exports, module.exports === exports, require.resolve('path'), arguments.length);
