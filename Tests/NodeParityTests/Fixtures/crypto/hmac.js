// Hmac
const crypto = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512']) for (const key of ['', 'key', Buffer.alloc(64, 'k'), Buffer.alloc(200, 'k')]) console.log(name, key.length, crypto.createHmac(name, key).update('data').digest('hex'));
const h = crypto.createHmac('sha256', new Uint8Array([1, 2])); console.log(h.update('a').update(Buffer.from('b')).digest('base64'), h.digest('hex'), h.digest()); tryIt(() => h.update('x'));
for (const args of [['nope', 'k'], ['sha256'], ['sha256', 5], [5, 'k'], ['sha256', null]]) tryIt(() => crypto.createHmac(...args));
console.log(crypto.createHmac('sha1', 'k') instanceof crypto.Hmac, crypto.Hmac('md5', 'k').update('x').digest('hex'), crypto.createHmac('md5', new ArrayBuffer(3)).digest('hex'));
