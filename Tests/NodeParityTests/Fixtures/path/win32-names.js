// The other platform's names are there.
const path = require('path');
console.log(path.win32.sep, path.win32.delimiter, path.posix.sep, typeof path.win32.join, path.posix.join('a', 'b'), require('path/posix') === path.posix);
