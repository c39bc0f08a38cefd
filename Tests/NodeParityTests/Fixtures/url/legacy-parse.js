// url.parse, format and resolve, which libraries still use.
const url = require('url');
const parsed = url.parse('postgres://u:p@h:5432/db?a=1&b=2#x', true);
console.log(parsed.auth, parsed.host, parsed.port, parsed.pathname, { ...parsed.query }, parsed.hash, parsed.slashes);
console.log(url.format({ protocol: 'http', host: 'h:1', pathname: 'a b', query: { q: 'é', list: [1, 2] } }));
console.log(url.resolve('http://h/a/b', '../c'), url.resolve('/one/two/three', 'four'));
console.log(url.format(new URL('http://u:p@h/x?y#z'), { auth: false, fragment: false, search: false }));
console.log(url.parse('//h/path').host, url.parse('//h/path', false, true).host);
