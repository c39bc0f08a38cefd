'use strict';

// Keys made of passwords and of other keys: pbkdf2, scrypt, hkdf.

const { codes } = require('internal/errors');
const { validateInteger, validateString } = require('internal/validators');
const { asBuffer, bytesOf, requireDigest, withCallback } = require('internal/crypto/support');

const largest = 2 ** 31 - 1;
const textOrBytes = ['string', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer'];

function preparedPbkdf2(password, salt, iterations, length, digest) {
  validateString(digest, 'digest');
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  validateInteger(iterations, 'iterations', 1, largest);
  validateInteger(length, 'keylen', 0, largest);
  digest = requireDigest(digest);
  return () =>
    asBuffer(internalBinding('crypto').pbkdf2(password, salt, iterations, length, digest));
}

function pbkdf2(password, salt, iterations, length, digest, callback) {
  if (typeof digest === 'function') [callback, digest] = [digest, undefined];
  const produce = preparedPbkdf2(password, salt, iterations, length, digest);
  withCallback(callback, produce);
}

function pbkdf2Sync(password, salt, iterations, length, digest) {
  return preparedPbkdf2(password, salt, iterations, length, digest)();
}

// Each under its own name, and under the letter that the RFC has for it.
const scryptOptions = [
  ['N', 'cost', 16384], ['r', 'blockSize', 8], ['p', 'parallelization', 1],
];

function preparedScrypt(password, salt, length, options) {
  password = bytesOf(password, 'password');
  salt = bytesOf(salt, 'salt');
  validateInteger(length, 'keylen', 0, largest);
  const [cost, blockSize, parallelization] = scryptOptions.map(([letter, name, fallback]) => {
    const values = [options?.[letter], options?.[name]];
    if (values[0] !== undefined && values[1] !== undefined) {
      throw new codes.ERR_CRYPTO_SCRYPT_INVALID_PARAMETER();
    }
    const value = values[0] ?? values[1];
    if (value === undefined) return fallback;
    validateInteger(value, values[0] === undefined ? name : letter, 0, 2 ** 32 - 1);
    return value || fallback;
  });
  let memory = 32 * 1024 * 1024;
  if (options?.maxmem !== undefined) {
    validateInteger(options.maxmem, 'maxmem', 0);
    memory = options.maxmem || memory;
  }
  if (cost < 2 || (cost & (cost - 1)) !== 0 || blockSize * parallelization >= 2 ** 30) {
    throw new codes.ERR_CRYPTO_INVALID_SCRYPT_PARAMS('');
  }
  if (128 * blockSize * (cost + parallelization + 2) > memory) {
    throw new codes.ERR_CRYPTO_INVALID_SCRYPT_PARAMS(
      ': error:030000AC:digital envelope routines::memory limit exceeded');
  }
  return () => asBuffer(internalBinding('crypto')
    .scrypt(password, salt, cost, blockSize, parallelization, length));
}

function scrypt(password, salt, length, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, undefined];
  const produce = preparedScrypt(password, salt, length, options);
  withCallback(callback, produce);
}

function scryptSync(password, salt, length, options) {
  return preparedScrypt(password, salt, length, options)();
}

// RFC 5869: a key is extracted, then expanded to the length that is asked for.
function preparedHkdf(digest, key, salt, info, length) {
  validateString(digest, 'digest');
  key = bytesOf(key, 'ikm', undefined,
    ['string', 'SecretKeyObject', 'ArrayBuffer', 'TypedArray', 'DataView', 'Buffer']);
  salt = bytesOf(salt, 'salt', undefined, textOrBytes);
  info = bytesOf(info, 'info', undefined, textOrBytes);
  validateInteger(length, 'length', 0, 2 ** 32);
  if (info.byteLength > 1024) {
    throw new codes.ERR_OUT_OF_RANGE('info', 'must not contain more than 1024 bytes',
      info.byteLength);
  }
  const name = requireDigest(digest);
  const code = (secret, ...parts) => {
    const hmac = internalBinding('crypto').createHmac(name, secret);
    for (const part of parts) hmac.update(part);
    return hmac.digest();
  };
  const size = internalBinding('crypto').createHash(name).digest().length;
  if (length > 255 * size) throw new codes.ERR_CRYPTO_INVALID_KEYLEN();
  return () => {
    const extracted = code(salt, key);
    const result = new Uint8Array(length);
    let block = new Uint8Array(0);
    for (let at = 0, number = 1; at < length; at += size, number++) {
      block = code(extracted, block, info, new Uint8Array([number]));
      result.set(block.subarray(0, length - at), at);
    }
    return result.buffer;
  };
}

function hkdf(digest, key, salt, info, length, callback) {
  const produce = preparedHkdf(digest, key, salt, info, length);
  withCallback(callback, produce);
}

function hkdfSync(digest, key, salt, info, length) {
  return preparedHkdf(digest, key, salt, info, length)();
}

module.exports = { pbkdf2, pbkdf2Sync, scrypt, scryptSync, hkdf, hkdfSync };
