// Digests: names, parts, encodings, copies, errors.
const crypto = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
for (const name of ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'SHA256', 'RSA-SHA512', 'sha1WithRSAEncryption']) console.log(name, crypto.createHash(name).update('The quick brown fox').digest('hex'));
for (const size of [0, 55, 56, 63, 64, 65, 119, 120, 1000]) console.log(size, crypto.createHash('sha224').update('x'.repeat(size)).digest('hex'), crypto.createHash('sha512').update('x'.repeat(size)).digest('base64').slice(0, 20));
const h = crypto.createHash('sha256').update('a'); const c = h.copy(); h.update('b'); c.update(new Uint16Array([1, 2])); console.log(h.digest('hex'), c.digest('base64url'));
tryIt(() => h.update('x')); tryIt(() => h.digest()); tryIt(() => h.copy()); tryIt(() => crypto.createHash('nope')); tryIt(() => crypto.createHash(5)); tryIt(() => crypto.createHash()); tryIt(() => crypto.createHash('md5').update(5)); tryIt(() => crypto.createHash('md5').update('616', 'hex'));
tryIt(() => crypto.createHash('md5').update('6162', 'hex').digest('hex')); tryIt(() => crypto.createHash('md5').update('YWI=', 'base64').digest('latin1').length); tryIt(() => crypto.createHash('md5').update('é', 'latin1').digest('hex')); tryIt(() => crypto.createHash('md5').update('x').digest('nope')); tryIt(() => crypto.createHash('md5').update(new DataView(new ArrayBuffer(2))).digest());
tryIt(() => crypto.createHash('md5', { outputLength: 16 }).digest('hex')); tryIt(() => crypto.createHash('md5', { outputLength: 4 })); console.log(crypto.Hash('md5').update('').digest('hex'), crypto.hash('sha1', 'x'), crypto.hash('sha1', Buffer.from('x'), 'base64'));
console.log(crypto.getHashes().includes('sha256'), crypto.getHashes().includes('RSA-SHA1'));
