// hkdf, with RFC 5869's first vector.
const crypto = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
console.log(Buffer.from(crypto.hkdfSync('sha256', Buffer.alloc(22, 11), Buffer.from('000102030405060708090a0b0c', 'hex'), Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'), 42)).toString('hex')); tryIt(() => crypto.hkdfSync('sha1', 'key', '', '', 30));
for (const args of [['nope', 'k', 's', 'i', 8], ['md5', 'k', 's', 'i', 255 * 16 + 1], ['sha256', 5, 's', 'i', 8], ['sha256', 'k', 's', 'i'], ['sha256', 'k', 5, 'i', 8], ['sha256', 'k', 's', Buffer.alloc(1025), 8], ['sha256', 'k', 's', 'i', -1]]) tryIt(() => crypto.hkdfSync(...args));
crypto.hkdf('sha512', 'k', 's', 'i', 8, (e, k) => console.log(e, k));
