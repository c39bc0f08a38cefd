// node:path on POSIX.
const path = require('path');
const paths = [
  '', '.', '..', '/', '//', '///', 'a', 'a/', '/a', '/a/', 'a/b', '/a/b/', 'a//b', './a', '../a', 'a/.', 'a/..',
  'a/./b', 'a/../b', 'a/../../b', '/../a', '../../a/', 'file.txt', '.hidden', '.hidden.txt', 'a.b.c', 'a.',
  '..a', '...', 'a/..b', '/a/b/c.js', '/a.b/c', 'dir/.x', 'a b/c d.e', '//a', '//a/b', 'a/b//', '\\a\\b', 'é/ü.ö',
  '/a/b/..', '/a/b/../', './', '../', 'x.tar.gz', '/x/.y/.z', 'a/.b.c/', 'file..', '.js', 'index.test.js',
];
for (const one of paths) {
  console.log(JSON.stringify([
    one, path.normalize(one), path.dirname(one), path.basename(one), path.extname(one), path.isAbsolute(one),
    path.basename(one, '.js'), path.basename(one, path.extname(one)), path.parse(one), path.format(path.parse(one)),
    path.resolve('/base', one), path.join('x', one), path.join(one, 'y'), path.join(one, '..', 'z'),
    path.relative('/base', path.resolve('/base', one)), path.relative(`/a/${one}`, '/a/b/c'),
  ]));
}
for (const parts of [
  [], [''], ['', ''], ['a', 'b'], ['a', '..', 'b'], ['a', '../..', 'b'], ['/', 'a'], ['a', '/b'], ['', '/'], ['.', 'a'],
  ['a', '', 'b'], ['..', '..', 'a'], ['a/', '/b/'],
]) {
  console.log(JSON.stringify([parts, path.join(...parts), path.resolve('/r', ...parts)]));
}
for (const [from, to] of [
  ['/a/b', '/a/c'], ['/a', '/a'], ['/a', '/a/b/c'], ['/a/b/c', '/a'], ['/', '/a'], ['/a', '/'], ['/ab', '/a'],
  ['/a/b/', '/a/b'], ['/a/b', '/a/bc'], ['/x/y/z', '/p/q'], ['/foo/bar/baz-quux', '/foo/bar/baz'],
]) {
  console.log(path.relative(from, to));
}
for (const parts of [
  {}, { dir: '/d', base: 'b.c' }, { root: '/', base: 'x' }, { root: '/', dir: '/', base: 'x' }, { name: 'n', ext: '.e' },
  { name: 'n', ext: 'e' }, { dir: 'd', name: 'n', ext: '.e', base: 'wins' }, { root: '/r/', name: 'n' },
]) {
  console.log(path.format(parts));
}
console.log(path.sep, path.delimiter, path.posix === path, path.posix.posix === path, typeof path.win32);
console.log(path.basename('a.js', 'a.js'), path.basename('/x/a.js', 'a.js'), path.basename('aaa', 'a'), path.basename('a', 'a'));
console.log(path.basename('file.js.old', '.js.old'), path.basename('file.js/', '.js'), path.basename('/', '/'));
for (const bad of [undefined, null, 5, {}, [], true]) {
  for (const name of ['normalize', 'dirname', 'basename', 'extname', 'parse', 'isAbsolute', 'join', 'resolve']) {
    try {
      console.log(name, path[name](bad));
    } catch (error) {
      console.log(name, error.name, error.code, error.message);
    }
  }
}
try { path.format('x'); } catch (error) { console.log(error.code, error.message); }
try { path.relative('a'); } catch (error) { console.log(error.code, error.message); }
console.log(path.toNamespacedPath('/a'), require('path/posix') === path, require('node:path') === path);
