'use strict';

// StringDecoder: text from chunks of bytes, characters cut by a chunk's end held back.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { normalizedEncoding } = require('internal/buffer/encodings');

// The length of a character by its first byte, 0 where none begins with it.
function lengthOf(byte) {
  if ((byte & 0xe0) === 0xc0) return 2;
  if ((byte & 0xf0) === 0xe0) return 3;
  return (byte & 0xf8) === 0xf0 ? 4 : 0;
}

const isContinuation = (byte) => (byte & 0xc0) === 0x80;

// How many bytes at the end begin a character, and how many it lacks.
const tails = {
  utf8(bytes) {
    for (let count = 1; count <= Math.min(4, bytes.length); count++) {
      const byte = bytes[bytes.length - count];
      if (isContinuation(byte)) continue;
      const missing = lengthOf(byte) - count;
      return missing > 0 ? [count, missing] : [0, 0];
    }
    return [0, 0];
  },
  utf16le(bytes) {
    if (bytes.length % 2 === 1) return [1, 1];
    const high = bytes[bytes.length - 1];
    return bytes.length > 0 && high >= 0xd8 && high <= 0xdb ? [2, 2] : [0, 0];
  },
  base64(bytes) {
    const count = bytes.length % 3;
    return count === 0 ? [0, 0] : [count, 3 - count];
  },
};
tails.base64url = tails.base64;

class StringDecoder {
  #held = Buffer.alloc(0);
  #missing = 0;

  constructor(encoding) {
    const name = normalizedEncoding(encoding);
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    this.encoding = name;
  }

  get lastChar() { return this.#held; }
  get lastNeed() { return this.#missing; }
  get lastTotal() { return this.#held.length + this.#missing; }

  write(chunk) {
    if (typeof chunk === 'string') return chunk;
    if (!ArrayBuffer.isView(chunk)) {
      throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
    }
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let text = '';
    if (this.#missing > 0) {
      bytes = this.#complete(bytes);
      if (this.#missing > 0) return '';
      text = this.#held.toString(this.encoding);
      this.#held = Buffer.alloc(0);
    }
    const [count, missing] = tails[this.encoding]?.(bytes) ?? [0, 0];
    this.#missing = missing;
    if (count > 0) this.#held = Buffer.from(bytes.subarray(bytes.length - count));
    return text + bytes.toString(this.encoding, 0, bytes.length - count);
  }

  // Adds to what is held what belongs to it, and gives the rest.
  #complete(bytes) {
    let count = Math.min(this.#missing, bytes.length);
    this.#missing -= count;
    if (this.encoding === 'utf8') {
      const end = bytes.subarray(0, count).findIndex((byte) => !isContinuation(byte));
      // Something else begins: what is held stays as it is.
      if (end !== -1) [count, this.#missing] = [end, 0];
    }
    this.#held = Buffer.concat([this.#held, bytes.subarray(0, count)]);
    return bytes.subarray(count);
  }

  end(chunk) {
    let text = chunk === undefined ? '' : this.write(chunk);
    if (this.#held.length > 0) text += this.#held.toString(this.encoding);
    this.#held = Buffer.alloc(0);
    this.#missing = 0;
    return text;
  }

  text(chunk, offset) {
    this.#held = Buffer.alloc(0);
    this.#missing = 0;
    return this.write(chunk.subarray(offset));
  }
}

module.exports = { StringDecoder };
