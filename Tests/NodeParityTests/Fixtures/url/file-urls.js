// Paths and file URLs.
const { fileURLToPath, pathToFileURL, urlToHttpOptions } = require('url');
console.log(fileURLToPath('file:///a/b%20c.js'), fileURLToPath(new URL('file:///x')));
console.log(pathToFileURL('/a b/#c?d%.js').href, pathToFileURL('/x/').href);
for (const bad of ['http://h/x', 'file://host/x', 'file:///a%2Fb', 5]) {
  try { fileURLToPath(bad); } catch (error) { console.log(error.code, error.message); }
}
const options = urlToHttpOptions(new URL('https://a:b@h:8443/p?q#f'));
console.log(options.protocol, options.hostname, options.port, options.path, options.auth);
