// Domains, ports and schemes.
const url = require('url');
for (const text of ['http://EXAMPLE.com:80/A', 'https://example.com:443', 'http://bücher.example/ä?ö#ü', 'http://[::1]:3000/x', 'http://0x7f.1/', 'http://1.2.3/', 'file:///C:/x', 'mailto:a@b', 'data:text/plain,hi there', 'http://user@host', 'ftp://h/a/../b', 'javascript:alert(1)', 'http://h/%7Efoo/%2e%2e/x', 'HTTP://h?x=a b']) { const parsed = new URL(text); console.log(parsed.href, parsed.origin, parsed.host, parsed.pathname); }
console.log(url.domainToASCII('español.com'), url.domainToUnicode('xn--espaol-zwa.com'), url.domainToASCII('xn--iñvalid.com') === '');
