// Joining and resolving.
const path = require('path');
console.log(path.join('a', '..', '/b', './c/'), path.join(''), path.join('/a', '../../..', 'x'), path.resolve('/a', 'b', '../c'), path.resolve('/a', '/b'));
console.log(path.normalize('/a//b/./c/..'), path.normalize('../../a'), path.normalize(''), path.isAbsolute('/a'), path.isAbsolute('./a'));
console.log(path.relative('/a/b/c', '/a/d'), path.relative('/a', '/a'), path.relative('/x/y', '/'), path.relative('/a/bc', '/a/b'));
for (const bad of [undefined, 5, null, {}]) {
  try { path.join('a', bad); } catch (error) { console.log(error.name, error.code, error.message); }
}
