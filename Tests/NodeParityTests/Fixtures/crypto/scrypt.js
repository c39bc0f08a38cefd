// scrypt, with RFC 7914's vectors.
const crypto = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
console.log(crypto.scryptSync('', '', 64, { N: 16, r: 1, p: 1 }).toString('hex')); console.log(crypto.scryptSync('password', 'NaCl', 64, { cost: 64, blockSize: 8, parallelization: 3 }).toString('hex')); console.log(crypto.scryptSync(Buffer.from('p'), new Uint8Array([1]), 10, { N: 32 }).toString('base64'));
for (const [l, o] of [[8, { N: 3 }], [8, { N: 1 << 20 }], [8, { N: 16, cost: 16 }], [8, { N: 16, maxmem: 10 }], [-8], ['x'], [8, { N: 'x' }], [0, { N: 2 }]]) tryIt(() => crypto.scryptSync('p', 's', l, o));
tryIt(() => crypto.scryptSync(5, 's', 8)); tryIt(() => crypto.scrypt('p', 's', 8)); crypto.scrypt('p', 's', 8, { N: 16 }, (...a) => console.log(a));
