// The parts of a URL, read and set.
const url = new URL('postgres://user:p%40ss@db.example.com:5433/name?sslmode=require#part');
for (const key of ['href', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash', 'origin']) console.log(key, url[key]);
url.port = '5432';
url.password = 'a b@';
url.pathname = '/other db';
url.searchParams.set('x', 'y');
url.hash = '';
console.log(url.href, JSON.stringify({ url }));
console.log(new URL('../c?d', 'http://h/a/b/').href, URL.canParse('nope'), URL.canParse('/x', 'http://h'));
for (const bad of ['', 'nope', 'http://', 'http://a b/', 'http://h:99999']) {
  try { new URL(bad); } catch (error) { console.log(error.name, error.code, error.message, error.input); }
}
console.log(url);
