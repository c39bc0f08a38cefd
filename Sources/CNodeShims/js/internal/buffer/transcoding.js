'use strict';

// Bytes judged by their encoding and brought from one to another; base64 as the Web has it.

const { Buffer } = require('buffer');
const { codes } = require('internal/errors');
const { normalizedEncoding } = require('internal/buffer/encodings');
const { types } = require('internal/util/types');

function btoa(value) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  const text = `${value}`;
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > 255) throw invalidCharacter('Invalid character');
  }
  return Buffer.from(text, 'latin1').toString('base64');
}

function atob(value) {
  if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('input');
  let text = `${value}`.replace(/[\t\n\f\r ]/g, '');
  if (/[^A-Za-z0-9+/=]/.test(text)) throw invalidCharacter('Invalid character');
  if (text.length % 4 === 0) text = text.replace(/={1,2}$/, '');
  if (text.includes('=')) throw invalidCharacter('Invalid character');
  if (text.length % 4 === 1) {
    throw invalidCharacter('The string to be decoded is not correctly encoded.');
  }
  return Buffer.from(text, 'base64').toString('latin1');
}

function invalidCharacter(message) {
  return new (require('internal/dom_exception').DOMException)(message, 'InvalidCharacterError');
}

function bytesToJudge(input) {
  if (!ArrayBuffer.isView(input) && !types.isAnyArrayBuffer(input)) {
    throw new codes.ERR_INVALID_ARG_TYPE('input', ['ArrayBuffer', 'Buffer', 'TypedArray'], input);
  }
  return new Uint8Array(input.buffer ?? input, input.byteOffset ?? 0, input.byteLength);
}

function isUtf8(input) {
  const bytes = bytesToJudge(input);
  try {
    new (require('internal/encoding').TextDecoder)('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function isAscii(input) {
  return bytesToJudge(input).every((byte) => byte < 128);
}

// What each encoding has no character for becomes a question mark.
const largestCharacters = { utf8: Infinity, utf16le: Infinity, latin1: 0xff, ascii: 0x7f };

function transcode(source, from, to) {
  if (!(source instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('source', ['Buffer', 'Uint8Array'], source);
  }
  if (source.length === 0) return Buffer.alloc(0);
  const [known, wanted] = [normalizedEncoding(from), normalizedEncoding(to)];
  if (!Object.hasOwn(largestCharacters, known ?? '') || !Object.hasOwn(largestCharacters, wanted ?? '')) {
    throw Object.assign(new Error('Unable to transcode Buffer [U_ILLEGAL_ARGUMENT_ERROR]'),
      { code: 'U_ILLEGAL_ARGUMENT_ERROR', errno: 1 });
  }
  let text = Buffer.from(source).toString(known === 'ascii' ? 'latin1' : known);
  if (known === 'ascii') text = text.replace(/[\x80-\xff]/g, '\ufffd');
  const largest = largestCharacters[wanted];
  if (largest < Infinity) {
    text = Array.from(text, (one) => (one.codePointAt(0) > largest ? '?' : one)).join('');
  }
  return Buffer.from(text, wanted);
}

module.exports = { atob, btoa, isAscii, isUtf8, transcode };
