'use strict';

// TextEncoder and TextDecoder of the Encoding Standard: UTF-8, UTF-16LE and Latin-1.

const utf8 = require('internal/encoding/utf8');
const { codes } = require('internal/errors');

class TextEncoder {
  get encoding() {
    return 'utf-8';
  }

  encode(text = '') {
    const string = `${text}`;
    const bytes = new Uint8Array(utf8.byteLength(string));
    utf8.encodeInto(string, bytes);
    return bytes;
  }

  encodeInto(text, target) {
    require('internal/validators').validateString(text, 'src');
    if (!(target instanceof Uint8Array)) {
      throw new codes.ERR_INVALID_ARG_TYPE('dest', 'Uint8Array', target);
    }
    return utf8.encodeInto(text, target);
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = Object.create({ constructor: TextEncoder });
    shown.encoding = this.encoding;
    return inspect(shown, options);
  }
}
Object.defineProperty(TextEncoder.prototype, Symbol.toStringTag, {
  value: 'TextEncoder', configurable: true,
});

const labels = new Map();
for (const [name, all] of [
  ['utf-8', 'unicode-1-1-utf-8 unicode11utf8 unicode20utf8 utf-8 utf8 x-unicode20utf8'],
  ['utf-16le', 'csunicode iso-10646-ucs-2 ucs-2 unicode unicodefeff utf-16 utf-16le'],
  ['windows-1252', 'ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 '
    + 'iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252'],
]) {
  for (const label of all.split(' ')) labels.set(label, name);
}

class TextDecoder {
  #encoding;
  #fatal;
  #ignoreBOM;
  #pending = new Uint8Array(0);
  #atStart = true;

  constructor(label = 'utf-8', options = undefined) {
    const name = labels.get(`${label}`.trim().toLowerCase());
    if (name === undefined) throw new codes.ERR_ENCODING_NOT_SUPPORTED(label);
    this.#encoding = name;
    this.#fatal = Boolean(options?.fatal);
    this.#ignoreBOM = Boolean(options?.ignoreBOM);
  }

  get encoding() { return this.#encoding; }
  get fatal() { return this.#fatal; }
  get ignoreBOM() { return this.#ignoreBOM; }

  decode(input = new Uint8Array(0), options = undefined) {
    const isStream = Boolean(options?.stream);
    let bytes = bytesOf(input);
    if (this.#pending.length > 0) {
      const joined = new Uint8Array(this.#pending.length + bytes.length);
      joined.set(this.#pending);
      joined.set(bytes, this.#pending.length);
      bytes = joined;
      this.#pending = new Uint8Array(0);
    }
    let end = bytes.length;
    if (isStream) {
      end -= this.#tail(bytes);
      this.#pending = bytes.slice(end);
    }
    let text;
    try {
      text = this.#text(bytes, end);
    } catch (error) {
      this.#pending = new Uint8Array(0);
      this.#atStart = true;
      throw error;
    }
    if (this.#atStart && text !== '' && !this.#ignoreBOM && text.charCodeAt(0) === 0xfeff) {
      text = text.slice(1);
      this.#atStart = false;
    } else if (text !== '') {
      this.#atStart = false;
    }
    if (!isStream) this.#atStart = true;
    return text;
  }

  #tail(bytes) {
    if (this.#encoding === 'utf-8') return utf8.incompleteTail(bytes, 0, bytes.length);
    if (this.#encoding !== 'utf-16le') return 0;
    const odd = bytes.length % 2;
    const high = bytes[bytes.length - odd - 1];
    return odd + (high >= 0xd8 && high <= 0xdb ? 2 : 0);
  }

  #text(bytes, end) {
    const invalid = () => {
      throw new codes.ERR_ENCODING_INVALID_ENCODED_DATA(this.#encoding);
    };
    if (this.#encoding === 'utf-8') {
      return utf8.decode(bytes, 0, end, this.#fatal ? invalid : undefined);
    }
    const units = [];
    let text = '';
    const flush = () => {
      text += String.fromCharCode(...units.splice(0));
    };
    if (this.#encoding === 'utf-16le') {
      for (let index = 0; index + 1 < end; index += 2) {
        units.push(bytes[index] | (bytes[index + 1] << 8));
        if (units.length > 4096) flush();
      }
      flush();
      if (end % 2 === 1) text += '\ufffd';
      const whole = text.toWellFormed?.() ?? text;
      if (this.#fatal && (whole !== text || end % 2 === 1)) invalid();
      return whole;
    }
    // As Node 20 does, bytes 0x80 to 0x9f are left as they are.
    for (let index = 0; index < end; index++) {
      units.push(bytes[index]);
      if (units.length > 4096) flush();
    }
    flush();
    return text;
  }
}
Object.defineProperty(TextDecoder.prototype, Symbol.toStringTag, {
  value: 'TextDecoder', configurable: true,
});

function bytesOf(input) {
  if (ArrayBuffer.isView(input)) {
    return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
  }
  if (require('internal/util/types').types.isAnyArrayBuffer(input)) return new Uint8Array(input);
  throw Object.assign(
    new TypeError('The "input" argument must be an instance of SharedArrayBuffer, ArrayBuffer '
      + 'or ArrayBufferView.'),
    { code: 'ERR_INVALID_ARG_TYPE' });
}

module.exports = { TextEncoder, TextDecoder };
