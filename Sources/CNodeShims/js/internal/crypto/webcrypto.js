'use strict';

// The Web's crypto: random values and digests; keys are refused by name.

const { codes } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const { refused } = require('internal/unsupported');
const { getRandomValues, randomUUID } = require('internal/crypto/random');
const { isBytes, bytesOf } = require('internal/crypto/support');

const names = ['SHA-1', 'SHA-256', 'SHA-384', 'SHA-512'];

class SubtleCrypto {
  async digest(algorithm, data) {
    const name = `${typeof algorithm === 'string' ? algorithm : algorithm?.name}`.toUpperCase();
    if (!isBytes(data)) {
      throw Object.assign(new TypeError("Failed to execute 'digest' on 'SubtleCrypto': 2nd argument "
        + 'is not instance of ArrayBuffer, Buffer, TypedArray, or DataView.'),
      { code: 'ERR_INVALID_ARG_TYPE' });
    }
    if (!names.includes(name)) {
      throw new DOMException('Unrecognized algorithm name', 'NotSupportedError');
    }
    const hash = internalBinding('crypto').createHash(name.toLowerCase().replace('-', ''));
    hash.update(bytesOf(data, 'data'));
    const digest = hash.digest();
    return new Promise((resolve) => {
      require('internal/timers').setImmediate(() => resolve(digest.buffer));
    });
  }
}
for (const name of [
  'encrypt', 'decrypt', 'sign', 'verify', 'generateKey', 'deriveKey', 'deriveBits', 'importKey',
  'exportKey', 'wrapKey', 'unwrapKey',
]) {
  SubtleCrypto.prototype[name] = refused(`crypto.subtle.${name}`);
}

class Crypto {
  #subtle = new SubtleCrypto();

  get subtle() { return this.#subtle; }

  getRandomValues(view) {
    if (!(#subtle in this)) throw new codes.ERR_INVALID_THIS('Crypto');
    return getRandomValues(view);
  }

  randomUUID(options) {
    if (!(#subtle in this)) throw new codes.ERR_INVALID_THIS('Crypto');
    return randomUUID(options);
  }
}
for (const type of [Crypto, SubtleCrypto]) {
  Object.defineProperty(type.prototype, Symbol.toStringTag, {
    configurable: true, value: type.name,
  });
}
for (const name of ['subtle', 'getRandomValues', 'randomUUID']) {
  Object.defineProperty(Crypto.prototype, name, { enumerable: true });
}

module.exports = new Crypto();
