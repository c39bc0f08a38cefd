'use strict';

// node:crypto: random values, digests, and keys made of passwords. What works with keys, ciphers and
// signatures is refused by name.

const { codes } = require('internal/errors');
const { refused } = require('internal/unsupported');
const random = require('internal/crypto/random');
const { byteTypes, bytesOf, getHashes, isBytes } = require('internal/crypto/support');

function timingSafeEqual(left, right) {
  for (const [name, value] of [['buf1', left], ['buf2', right]]) {
    if (isBytes(value)) continue;
    const error = new codes.ERR_INVALID_ARG_TYPE(name, byteTypes, value);
    error.message = `The "${name}" argument must be an instance of ArrayBuffer, Buffer, `
      + 'TypedArray, or DataView.';
    throw error;
  }
  if (left.byteLength !== right.byteLength) throw new codes.ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH();
  const [one, other] = [bytesOf(left), bytesOf(right)];
  let difference = 0;
  for (let index = 0; index < one.length; index++) difference |= one[index] ^ other[index];
  return difference === 0;
}

const crypto = {
  ...random,
  timingSafeEqual,
  getHashes,
  createHash(algorithm, options) {
    const { Hash } = require('internal/crypto/hash');
    return new Hash(algorithm, options);
  },
  createHmac(algorithm, key, options) {
    const { Hmac } = require('internal/crypto/hash');
    return new Hmac(algorithm, key, options);
  },
  hash(algorithm, data, encoding) {
    return require('internal/crypto/hash').hash(algorithm, data, encoding);
  },
  getFips: () => 0,
};
delete crypto.getRandomValues;

function lazy(name, load) {
  Object.defineProperty(crypto, name, { configurable: true, enumerable: true, get: load });
}
for (const name of ['Hash', 'Hmac']) lazy(name, () => require('internal/crypto/hash')[name]);
for (const name of ['pbkdf2', 'pbkdf2Sync', 'scrypt', 'scryptSync', 'hkdf', 'hkdfSync']) {
  lazy(name, () => require('internal/crypto/derive')[name]);
}
lazy('webcrypto', () => require('internal/crypto/webcrypto'));
lazy('subtle', () => crypto.webcrypto.subtle);
crypto.getRandomValues = function getRandomValues(view) {
  return crypto.webcrypto.getRandomValues(view);
};

for (const name of [
  'Certificate', 'Cipher', 'Cipheriv', 'Decipher', 'Decipheriv', 'DiffieHellman',
  'DiffieHellmanGroup', 'ECDH', 'KeyObject', 'Sign', 'Verify', 'X509Certificate', 'checkPrime',
  'checkPrimeSync', 'createCipheriv', 'createDecipheriv', 'createDiffieHellman',
  'createDiffieHellmanGroup', 'createECDH', 'createPrivateKey', 'createPublicKey',
  'createSecretKey', 'createSign', 'createVerify', 'diffieHellman', 'generateKey',
  'generateKeyPair', 'generateKeyPairSync', 'generateKeySync', 'generatePrime',
  'generatePrimeSync', 'getCipherInfo', 'getCiphers', 'getCurves', 'getDiffieHellman',
  'privateDecrypt', 'privateEncrypt', 'publicDecrypt', 'publicEncrypt', 'secureHeapUsed',
  'setEngine', 'setFips', 'sign', 'verify',
]) {
  crypto[name] = refused(`crypto.${name}`);
}
crypto.constants = Object.freeze(Object.create(null));

module.exports = crypto;
