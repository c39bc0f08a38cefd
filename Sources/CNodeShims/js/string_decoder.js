'use strict';

// StringDecoder: text from chunks of bytes, characters cut by a chunk's end held back.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { normalizedEncoding } = require('internal/buffer/encodings');
const { incompleteTail, expectation } = require('internal/encoding/utf8');

class StringDecoder {
  #held = Buffer.alloc(0);

  constructor(encoding) {
    const name = normalizedEncoding(encoding);
    if (name === undefined) throw new codes.ERR_UNKNOWN_ENCODING(encoding);
    this.encoding = name;
  }

  get lastChar() { return this.#held; }
  get lastNeed() {
    return this.#held.length === 0 ? 0 : expectation(this.#held[0]).more + 1 - this.#held.length;
  }
  get lastTotal() {
    return this.#held.length === 0 ? 0 : expectation(this.#held[0]).more + 1;
  }

  write(chunk) {
    if (typeof chunk === 'string') return chunk;
    if (!ArrayBuffer.isView(chunk)) {
      throw new codes.ERR_INVALID_ARG_TYPE('buf', ['Buffer', 'TypedArray', 'DataView'], chunk);
    }
    let bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    if (this.#held.length > 0) bytes = Buffer.concat([this.#held, bytes]);
    const end = bytes.length - this.#tail(bytes);
    this.#held = Buffer.from(bytes.subarray(end));
    return bytes.toString(this.encoding, 0, end);
  }

  #tail(bytes) {
    switch (this.encoding) {
      case 'utf8': return incompleteTail(bytes, 0, bytes.length);
      case 'utf16le': {
        const odd = bytes.length % 2;
        const high = bytes[bytes.length - odd - 1];
        return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
      }
      case 'base64':
      case 'base64url': return bytes.length % 3;
      default: return 0;
    }
  }

  end(chunk) {
    let text = chunk === undefined ? '' : this.write(chunk);
    if (this.#held.length > 0) {
      text += this.encoding === 'utf8' ? '\ufffd' : this.#held.toString(this.encoding);
      this.#held = Buffer.alloc(0);
    }
    return text;
  }

  text(chunk, offset) {
    this.#held = Buffer.alloc(0);
    return this.write(chunk.subarray(offset));
  }
}

module.exports = { StringDecoder };
