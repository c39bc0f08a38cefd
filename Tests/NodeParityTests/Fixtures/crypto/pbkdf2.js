// pbkdf2, with RFC 6070's vectors.
const crypto = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
for (const [p, s, n, l, d] of [['password', 'salt', 1, 20, 'sha1'], ['password', 'salt', 2, 20, 'sha1'], ['password', 'salt', 100, 20, 'sha1'], ['passwordPASSWORDpassword', 'saltSALTsaltSALTsaltSALTsaltSALTsalt', 50, 25, 'sha1'], ['pass\0word', 'sa\0lt', 50, 16, 'sha1'], ['p', Buffer.from('s'), 10, 100, 'sha512'], ['p', 's', 3, 33, 'SHA256']]) console.log(crypto.pbkdf2Sync(p, s, n, l, d).toString('hex'));
for (const args of [['p', 's', 1, 20, 'nope'], ['p', 's', 0, 20, 'sha1'], ['p', 's', 1, -1, 'sha1'], ['p', 's', 1, 20], [5, 's', 1, 20, 'sha1'], ['p', 5, 1, 20, 'sha1'], ['p', 's', 1.5, 20, 'sha1'], ['p', 's', 1, 0, 'sha1']]) tryIt(() => crypto.pbkdf2Sync(...args));
tryIt(() => crypto.pbkdf2('p', 's', 1, 20, 'sha1')); crypto.pbkdf2('p', 's', 1, 8, 'sha256', (e, k) => console.log(e, k)); require('util').promisify(crypto.pbkdf2)('p', 's', 1, 8, 'md5').then(console.log);
