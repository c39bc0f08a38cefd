// URL, URLSearchParams, the old url functions, and file: URLs.
const url = require('url');
const inputs = [
  'http://example.com', 'https://user:pa%20ss@Example.COM:8080/a/b/../c/./d?x=1&y=2#frag', 'http://example.com:80/',
  'https://example.com:443', 'postgres://me:secret@localhost:5432/db?sslmode=require', 'postgresql://localhost/db',
  'postgres:///db?host=/var/run', 'postgresql://user@/db', 'postgres://u:p%40ss@h/d', 'postgres://[::1]:5432/db',
  'file:///a/b%20c.js', 'file:/a', 'file://host/a', 'file:a', 'data:text/plain,hello world?x#y', 'mailto:a@b.c',
  'javascript:alert(1)', 'http://[2001:db8::1]/', 'http://[::ffff:1.2.3.4]/', 'http://1.2.3.4/', 'http://0x7f.1/', 'http://256.1.1.1/',
  'http://1.2.3/', 'http://münchen.de/', 'http://日本語.jp/パス?ク=エ#フ', 'http://a b/', 'http://a/ b', 'http://a/?q= b\'"<>',
  'http://a/#<x>`', 'http:/a', 'http:a', 'http:\\\\a\\b', '  http://a  ', 'ht\ntp://a', 'http://a:b/', 'http://a:99999/',
  'http://', '', 'x', '/x', '//x', '?x', 'http://a@b@c/', 'http://:p@a/', 'http://u:@a/', 'http://a/%zz%41', 'http://a/{}|^`',
  'http://a/..%2f..', 'http://a/%2e%2e/b', 'HTTP://A/', 'ws://a:80/', 'ftp://a:21/x', 'blob:http://a/b', 'about:blank', 'a:b', 'a:/b',
  'a://b', 'a://b c', 'a:b c', 'non-special://h/p?q#f', 'sqlite:file.db', 'sqlite:///abs/file.db', 'http://a?b', 'http://a#b', 'http://a/?#',
  'http://exa%6dple.com/', 'http://a.b.c./', 'http://a//b///c', 'http://ab\tc/', 'http://xn--mnchen-3ya.de/', 'jdbc:postgresql://h/d',
];
for (const input of inputs) {
  try {
    const parsed = new URL(input);
    console.log(JSON.stringify([input, parsed.href, parsed.origin, parsed.protocol, parsed.username, parsed.password,
      parsed.host, parsed.hostname, parsed.port, parsed.pathname, parsed.search, parsed.hash]));
  } catch (error) {
    console.log(JSON.stringify(input), error.name, error.code, error.message, JSON.stringify(error.input));
  }
}
for (const [relative, base] of [
  ['x', 'http://a/b/c'], ['/x', 'http://a/b/c'], ['//x', 'http://a/b/c'], ['?x', 'http://a/b/c?y#z'], ['#x', 'http://a/b/c?y#z'],
  ['', 'http://a/b/c?y#z'], ['../x', 'http://a/b/c/d'], ['../../../x', 'http://a/b'], ['./x', 'http://a/b/'], ['http:x', 'http://a/b'],
  ['x', 'file:///a/b'], ['./m.js', 'file:///a/b/c.js'], ['x', 'data:x'], ['#x', 'data:x'], ['x', 'not a url'], ['x:y', 'http://a'], ['\\x', 'http://a/b'],
]) {
  try {
    console.log(new URL(relative, base).href);
  } catch (error) {
    console.log(error.code, JSON.stringify(error.input), JSON.stringify(error.base));
  }
}
console.log(new URL('http://u:p@a:81/b?c=d#e'));
console.log({ nested: new URL('postgres://u:p@h:1/d') });
console.log([new URL('http://a')], { deep: { er: { url: new URL('http://a') } } });
console.log(new URLSearchParams('a=1&b=2&a=3'), new URLSearchParams());
const u = new URL('http://a/b');
const set = (key, value) => { u[key] = value; console.log(key, JSON.stringify(value), u.href); };
set('hash', 'x'); set('hash', '#y z'); set('hash', ''); set('search', '?q=1'); set('search', 'r=ü'); set('search', '');
set('pathname', '/x/../y z'); set('pathname', 'rel'); set('host', 'b:81'); set('host', 'bad host'); set('hostname', 'c'); set('hostname', 'd:1');
set('port', '80'); set('port', '8080'); set('port', 'x'); set('port', ''); set('protocol', 'https'); set('protocol', 'ftp:'); set('protocol', 'nope');
set('username', 'üser'); set('password', 'p@:/ss'); set('username', ''); set('href', 'https://new/'); set('port', 443); set('port', '90000');
try { u.href = 'nope'; } catch (error) { console.log(error.code, u.href); }
u.searchParams.append('k', 'v w');
u.searchParams.append('é', '&=+');
console.log(u.href, u.search, u.searchParams.size);
u.search = '?fresh=1';
console.log([...u.searchParams]);
u.searchParams.delete('fresh');
console.log(u.href);
for (const source of [
  'a=1&b=2', '?a=1', 'a', 'a=', '=a', '&&a=b&', 'a=b=c', 'a+b=c+d', 'a%20b=%C3%A9', 'a=%zz', { x: 1, y: 'z' },
  [['p', 'q'], ['p', 'r']], new Map([['m', 'n']]), new URLSearchParams('c=d'), undefined, '', 'é=ü', 'x=%F0%9F%98%80',
]) {
  const params = new URLSearchParams(source);
  console.log(params.toString(), [...params.entries()], [...params.keys()], [...params.values()]);
}
const params = new URLSearchParams('b=2&a=1&b=3&c=4');
console.log(params.get('b'), params.getAll('b'), params.has('b'), params.has('b', '9'), params.get('z'), params.size);
params.set('b', '9'); console.log(`${params}`);
params.sort(); console.log(`${params}`);
params.delete('a', '2'); params.delete('c'); console.log(`${params}`);
params.forEach((value, key) => console.log(key, value));
console.log(new URLSearchParams({ special: "!'()*~-._ &=+%" }).toString(), JSON.stringify(params), Object.keys(params));
for (const make of [() => new URLSearchParams([['a']]), () => new URLSearchParams([1]), () => params.get(), () => new URL(), () => params.append('x')]) {
  try { make(); console.log('made'); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(URL.canParse('http://a'), URL.canParse('x'), URL.canParse('x', 'http://a'), JSON.stringify({ u: new URL('http://a') }), `${new URL('http://b')}`);
console.log(Object.prototype.toString.call(u), u instanceof URL, url.URL === URL, Object.keys(u));
for (const path of ['/a/b', '/a b', '/é', '/a%b', '/a?b#c', '/a\\b', '/a\nb', '/a/../b/', '/x;y=1', "/it's"]) {
  const file = url.pathToFileURL(path);
  console.log(file.href, url.fileURLToPath(file), url.fileURLToPath(file.href) === path);
}
for (const bad of ['http://a', 'file://host/x', 'file:///a%2Fb', 5, null, {}, 'x']) {
  try { console.log(url.fileURLToPath(bad)); } catch (error) { console.log(error.name, error.code, error.message); }
}
for (const input of [
  'http://user:pass@host.com:8080/p/a/t/h?query=string#hash', '/path?x=1', 'postgres://u:p@localhost:5432/db?ssl=true', 'mailto:a@b.c',
  '//host/path', 'host/path', 'http://host', 'http://HOST/Path', 'http://a.b/c d', 'x:y', '', '?q', '#h', 'http://[::1]:80/x', 'file:///a/b',
  'postgresql://me@/db', 'http://a?b#c', 'http://u@h', 'javascript:alert(1)', 'http://host:/x', 'http://a/b;c?d=e&f=g',
]) {
  console.log(url.parse(input));
  console.log(url.parse(input).href, url.format(url.parse(input)));
}
console.log(url.parse('http://a/?x=1&x=2&y=%20', true).query, url.parse('http://a', true).query, url.parse('//h/p', false, true).host);
for (const [from, to] of [
  ['/one/two/three', 'four'], ['http://example.com/', '/one'], ['http://example.com/one', '/two'], ['http://a/b/c', '../d'], ['http://a/b/c', '?q'],
  ['http://a/b/c', '#h'], ['http://a/b/c', '//x/y'], ['http://a/b', 'https://c/d'], ['/a/b', '../../../c'], ['a/b', 'c'], ['http://a/b/c/', './d/'],
]) {
  console.log(url.resolve(from, to));
}
console.log(url.format({ protocol: 'http', host: 'h', pathname: 'p', search: 's', hash: 'x' }), url.format({ protocol: 'postgres', slashes: true, auth: 'u:p', hostname: 'h', port: 1, pathname: '/d', query: { a: 1, b: [2, 3] } }));
console.log(url.format(new URL('http://u:p@a/b?c#d'), { auth: false, fragment: false, search: false }), url.urlToHttpOptions(new URL('http://u:p@a:1/b?c')).auth);
console.log(url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'), url.domainToASCII('xn--iñvalid.com'));
const querystring = require('querystring');
console.log(querystring.parse('a=1&b=2&a=3&c=%20x+y&d'), querystring.stringify({ a: [1, 2], b: 'x y', c: '', d: null, e: true, f: 'é&=' }));
console.log(querystring.escape('a b&c/é'), querystring.unescape('a%20b%zz'), querystring.parse('a:1;b:2', ';', ':'), querystring.stringify({ a: 1 }, ';', ':'));
