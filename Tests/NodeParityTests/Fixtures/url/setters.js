// Setters that take and that ignore.
const url = new URL('http://a.b:8080/c?d#e');
for (const [key, value] of [['protocol', 'https'], ['protocol', 'foo'], ['port', '443'], ['port', 'x'], ['port', '99999'], ['hostname', 'x.y'], ['hostname', ''], ['host', 'q:1'], ['pathname', 'no slash'], ['search', ''], ['search', 'k=v'], ['hash', 'h'], ['username', 'ü'], ['href', 'ftp://z']]) { url[key] = value; console.log(key, value, url.href); }
try { url.href = 'nope'; } catch (error) { console.log(error.code); }
console.log(url.toString() === url.href, JSON.stringify(url), url.searchParams.toString());
