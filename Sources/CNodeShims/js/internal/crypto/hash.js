'use strict';

// Hash and Hmac: digests of what is given in parts, or written as to a stream.

const { codes } = require('internal/errors');
const { validateString } = require('internal/validators');
const { bytesOf, asBuffer, byteTypes, digestOf, requireDigest } = require('internal/crypto/support');

const collector = Symbol('kHandle');
const progress = Symbol('kState');
const dataTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

// What fits in here is handed to the host in one call, at the end: most of what is hashed is small.
const smallSize = 16384;

class Collector {
  #start;
  #finish;
  #host;
  #parts = [];
  #size = 0;

  // `start` makes the host's object that takes parts, `finish` gives the digest of one piece.
  constructor(start, finish) {
    this.#start = start;
    this.#finish = finish;
  }

  // `isOwn` says that nobody else has the bytes, who could change them.
  update(bytes, isOwn) {
    if (this.#host === undefined && this.#size + bytes.length <= smallSize) {
      this.#parts.push(isOwn ? bytes : bytes.slice());
      this.#size += bytes.length;
      return;
    }
    this.#host ??= this.#start();
    for (const part of this.#parts.splice(0)) this.#host.update(part);
    this.#host.update(bytes);
  }

  digest() {
    if (this.#host !== undefined) return this.#host.digest();
    const { Buffer } = require('buffer');
    return this.#finish(this.#parts.length === 1 ? this.#parts[0] : Buffer.concat(this.#parts));
  }

  copy() {
    const copy = new Collector(this.#start, this.#finish);
    copy.#host = this.#host?.copy();
    copy.#parts = this.#parts.slice();
    copy.#size = this.#size;
    return copy;
  }
}

// The stream is made when somebody uses it as one: most never do.
function LazyTransform(options) {
  this._options = options;
}
const { Transform } = require('stream');
Object.setPrototypeOf(LazyTransform.prototype, Transform.prototype);
Object.setPrototypeOf(LazyTransform, Transform);
for (const key of ['_readableState', '_writableState']) {
  Object.defineProperty(LazyTransform.prototype, key, {
    get() {
      Transform.call(this, this._options);
      return this[key];
    },
    set(value) {
      Object.defineProperty(this, key, {
        value, writable: true, enumerable: true, configurable: true,
      });
    },
    configurable: true,
    enumerable: true,
  });
}

function encoded(bytes, encoding) {
  const buffer = asBuffer(bytes);
  const { Buffer } = require('buffer');
  return encoding && encoding !== 'buffer' && Buffer.isEncoding(encoding)
    ? buffer.toString(encoding) : buffer;
}

function update(digest, data, encoding) {
  if (digest[progress].isFinished) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('data', dataTypes, data);
  }
  if (typeof data === 'string' && data.length % 2 === 1 && `${encoding}`.toLowerCase() === 'hex') {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding,
      `is invalid for data of length ${data.length}`);
  }
  const { Buffer } = require('buffer');
  const known = Buffer.isEncoding(encoding) ? encoding : 'utf8';
  digest[collector].update(bytesOf(data, 'data', known), typeof data === 'string');
  return digest;
}

function Hash(algorithm, options) {
  if (!new.target) return new Hash(algorithm, options);
  const original = algorithm instanceof Hash ? algorithm : undefined;
  if (original === undefined) {
    validateString(algorithm, 'algorithm');
    const digest = digestOf(algorithm);
    if (digest === undefined) throw new Error('Digest method not supported');
    requireLength(digest, options?.outputLength);
    const host = internalBinding('crypto');
    this[collector] = new Collector(() => host.createHash(digest),
      (bytes) => host.digest(digest, bytes));
  } else {
    this[collector] = original[collector].copy();
  }
  this[progress] = { isFinished: false };
  LazyTransform.call(this, options);
}
Object.setPrototypeOf(Hash.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hash, LazyTransform);

// Digests of variable length are not among those that there are.
function requireLength(digest, length) {
  if (length === undefined) return;
  require('internal/validators').validateInteger(length, 'options.outputLength', 0, 2 ** 32 - 1);
  const size = internalBinding('crypto').createHash(digest).digest().length;
  if (length === size) return;
  const error = new Error('error:030000B2:digital envelope routines::not XOF or invalid length');
  throw Object.assign(error, {
    library: 'digital envelope routines', reason: 'not XOF or invalid length',
    code: 'ERR_OSSL_EVP_NOT_XOF_OR_INVALID_LENGTH',
  });
}

Hash.prototype.copy = function copy(options) {
  if (this[progress].isFinished) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  return new Hash(this, options);
};
Hash.prototype.update = function (data, encoding) {
  return update(this, data, encoding);
};
Hash.prototype.digest = function digest(encoding) {
  if (this[progress].isFinished) throw new codes.ERR_CRYPTO_HASH_FINALIZED();
  this[progress].isFinished = true;
  return encoded(this[collector].digest(), encoding);
};

function Hmac(algorithm, key, options) {
  if (!new.target) return new Hmac(algorithm, key, options);
  validateString(algorithm, 'hmac');
  const bytes = bytesOf(key, 'key', options?.encoding,
    ['string', ...byteTypes, 'KeyObject', 'CryptoKey']);
  const digest = requireDigest(algorithm);
  const secret = bytes.slice();
  const host = internalBinding('crypto');
  this[collector] = new Collector(() => host.createHmac(digest, secret),
    (all) => host.hmac(digest, secret, all));
  this[progress] = { isFinished: false };
  LazyTransform.call(this, options);
}
Object.setPrototypeOf(Hmac.prototype, LazyTransform.prototype);
Object.setPrototypeOf(Hmac, LazyTransform);

Hmac.prototype.update = Hash.prototype.update;
// The second time there is nothing left.
Hmac.prototype.digest = function digest(encoding) {
  const bytes = this[progress].isFinished ? new Uint8Array(0) : this[collector].digest();
  this[progress].isFinished = true;
  return encoded(bytes, encoding);
};

for (const type of [Hash, Hmac]) {
  type.prototype._transform = function (chunk, encoding, callback) {
    this[collector].update(bytesOf(chunk, 'chunk', encoding), false);
    callback();
  };
  type.prototype._flush = function (callback) {
    this.push(this.digest());
    callback();
  };
}

// All at once.
function hash(algorithm, data, encoding = 'hex') {
  validateString(algorithm, 'algorithm');
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', dataTypes, data);
  }
  return new Hash(algorithm).update(data).digest(encoding);
}

module.exports = { Hash, Hmac, hash };
