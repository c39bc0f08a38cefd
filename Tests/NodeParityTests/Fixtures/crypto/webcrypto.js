// The Web's crypto, as far as it needs no keys.
const { webcrypto, subtle } = require('crypto');
const tryIt = (f) => { try { console.log(f()); } catch (e) { console.log(e.name, e.code, e.message); } };
console.log(String(webcrypto), String(webcrypto.subtle), globalThis.crypto === webcrypto, subtle === webcrypto.subtle, webcrypto.randomUUID().length, webcrypto.getRandomValues(new Uint8Array(3)).length);
tryIt(() => webcrypto.getRandomValues(new Float32Array(1))); tryIt(() => webcrypto.getRandomValues(new Uint8Array(65537))); tryIt(() => webcrypto.getRandomValues([])); tryIt(() => require('crypto').getRandomValues(new BigInt64Array(1)).length);
(async () => { for (const a of ['SHA-1', 'SHA-256', 'sha-384', { name: 'SHA-512' }]) console.log(await subtle.digest(a, Buffer.from('x'))); for (const args of [['MD5', new Uint8Array(1)], ['SHA-1', 'text']]) await subtle.digest(...args).catch((e) => console.log(e.name, e.code, e.message)); console.log(await subtle.digest('SHA-1', new DataView(new ArrayBuffer(4), 1, 2)), await subtle.digest('SHA-256', new ArrayBuffer(0))); })();
