const deep = require('./a/b/c/deep.js');
console.log(deep);
import('./a/b/c/deep.mjs').then((m) => console.log(m.default));
