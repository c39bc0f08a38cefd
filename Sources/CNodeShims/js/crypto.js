'use strict';

// Random values and digests, as far as the host provides them; all else is refused by name.

const { codes } = require('internal/errors');
const { validateString, validateInteger } = require('internal/validators');
const { refused, refusedModule } = require('internal/unsupported');

// The host's function of that name, or a refusal naming what was called.
function host(name, called) {
  let method;
  try {
    method = internalBinding('crypto')?.[name];
  } catch {
    // A host without such a binding refuses it: said below, in the script's words.
  }
  if (typeof method !== 'function') throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`crypto.${called}()`);
  return method;
}

function bytes(size, called) {
  const { Buffer } = require('buffer');
  const random = host('randomBytes', called)(size);
  return Buffer.from(random.buffer, random.byteOffset, random.byteLength);
}

function later(produce, callback) {
  if (callback === undefined) return produce();
  const result = produce();
  require('internal/timers').setImmediate(() => callback(null, result));
  return undefined;
}

function randomBytes(size, callback = undefined) {
  validateInteger(size, 'size', 0, 2 ** 31 - 1);
  return later(() => bytes(size, 'randomBytes'), callback);
}

function randomFillSync(view, offset = 0, size = view.byteLength - offset) {
  const target = new Uint8Array(view.buffer ?? view, (view.byteOffset ?? 0) + offset, size);
  target.set(bytes(size, 'randomFillSync'));
  return view;
}

function randomUUID() {
  const random = bytes(16, 'randomUUID');
  random[6] = (random[6] & 0x0f) | 0x40;
  random[8] = (random[8] & 0x3f) | 0x80;
  return random.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// An integer of [minimum, maximum), each as likely as the next.
function randomInt(minimum, maximum, callback) {
  if (maximum === undefined || typeof maximum === 'function') {
    [minimum, maximum, callback] = [0, minimum, maximum];
  }
  validateInteger(minimum, 'min');
  validateInteger(maximum, 'max');
  if (maximum <= minimum) {
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${minimum})`, maximum);
  }
  const range = maximum - minimum;
  if (range > 2 ** 48 - 1) {
    throw new codes.ERR_OUT_OF_RANGE('max - min', `<= ${2 ** 48 - 1}`, range);
  }
  const limit = 2 ** 48 - (2 ** 48 % range);
  return later(() => {
    for (;;) {
      const value = bytes(6, 'randomInt').readUIntBE(0, 6);
      if (value < limit) return minimum + (value % range);
    }
  }, callback);
}

function timingSafeEqual(left, right) {
  if (left.byteLength !== right.byteLength) {
    const error = new RangeError('Input buffers must have the same byte length');
    error.code = 'ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH';
    throw error;
  }
  let difference = 0;
  for (let index = 0; index < left.byteLength; index++) difference |= left[index] ^ right[index];
  return difference === 0;
}

// Collects what is updated and asks the host for the digest at the end.
class Digest {
  #algorithm;
  #key;
  #parts = [];
  #isFinished = false;

  constructor(algorithm, key) {
    this.#algorithm = algorithm;
    this.#key = key;
  }

  update(data, encoding = undefined) {
    if (this.#isFinished) {
      const error = new Error('Digest already called');
      error.code = 'ERR_CRYPTO_HASH_FINALIZED';
      throw error;
    }
    if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
      throw new codes.ERR_INVALID_ARG_TYPE('data',
        ['string', 'Buffer', 'TypedArray', 'DataView'], data);
    }
    const { Buffer } = require('buffer');
    this.#parts.push(typeof data === 'string' ? Buffer.from(data, encoding)
      : Buffer.from(data.buffer, data.byteOffset, data.byteLength));
    return this;
  }

  digest(encoding = undefined) {
    const { Buffer } = require('buffer');
    const data = Buffer.concat(this.#parts);
    this.update('');
    this.#isFinished = true;
    const result = this.#key === undefined
      ? host('hash', 'createHash')(this.#algorithm, data)
      : host('hmac', 'createHmac')(this.#algorithm, this.#key, data);
    const buffer = Buffer.from(result.buffer, result.byteOffset, result.byteLength);
    return encoding === undefined || encoding === 'buffer' ? buffer : buffer.toString(encoding);
  }

  copy() {
    const copy = new this.constructor(this.#algorithm, this.#key);
    copy.#parts = this.#parts.slice();
    return copy;
  }
}
class Hash extends Digest {}
class Hmac extends Digest {}

function requireAlgorithm(algorithm) {
  const known = host('hashes', 'createHash')();
  const name = algorithm.toLowerCase().replace(/^sha-/, 'sha');
  if (!known.includes(name)) {
    throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`crypto digest ${algorithm}`);
  }
  return name;
}

function createHash(algorithm) {
  validateString(algorithm, 'algorithm');
  return new Hash(requireAlgorithm(algorithm), undefined);
}

function createHmac(algorithm, key) {
  validateString(algorithm, 'hmac');
  const { Buffer } = require('buffer');
  return new Hmac(requireAlgorithm(algorithm), Buffer.from(key));
}

const webcrypto = {
  randomUUID,
  getRandomValues(view) {
    if (!ArrayBuffer.isView(view)) {
      throw new codes.ERR_INVALID_ARG_TYPE('typedArray', 'ArrayBufferView', view);
    }
    return randomFillSync(view);
  },
  subtle: refusedModule('crypto.subtle'),
};

const provided = {
  randomBytes, randomFillSync, randomUUID, randomInt, timingSafeEqual, createHash, createHmac,
  getHashes: () => host('hashes', 'getHashes')(),
  hash: (algorithm, data, encoding = 'hex') => createHash(algorithm).update(data).digest(encoding),
  webcrypto, subtle: webcrypto.subtle, getRandomValues: webcrypto.getRandomValues,
};

// What is not provided is refused by name; `refused` gives it the shape of a function.
for (const name of [
  'createCipheriv', 'createDecipheriv', 'createSign', 'createVerify', 'createDiffieHellman',
  'createECDH', 'createSecretKey', 'createPublicKey', 'createPrivateKey', 'generateKeyPair',
  'generateKeyPairSync', 'generateKey', 'generateKeySync', 'getCiphers', 'getCurves', 'hkdf',
  'hkdfSync', 'pbkdf2', 'pbkdf2Sync', 'privateDecrypt', 'privateEncrypt', 'publicDecrypt',
  'publicEncrypt', 'randomFill', 'scrypt', 'scryptSync', 'sign', 'verify', 'X509Certificate',
  'KeyObject', 'Cipheriv', 'Decipheriv', 'Sign', 'Verify',
]) {
  provided[name] = refused(`crypto.${name}`);
}

module.exports = provided;
