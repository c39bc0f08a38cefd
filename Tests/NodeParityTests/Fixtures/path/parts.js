// The parts of a path.
const path = require('path');
for (const text of ['/home/u/file.txt', 'file', '.profile', 'a/b.tar.gz', '/', '', '/a/b/', 'x.', '..', '/a/.b.c']) {
  console.log(JSON.stringify(text), path.basename(text), path.dirname(text), path.extname(text), path.parse(text));
}
console.log(path.basename('/a/b.html', '.html'), path.basename('b.html', 'b.html'), path.format({ dir: '/d', name: 'n', ext: 'e' }), path.format({ root: '/', base: 'b' }));
console.log(path.sep, path.delimiter, path.posix === path, path.toNamespacedPath('/a'));
