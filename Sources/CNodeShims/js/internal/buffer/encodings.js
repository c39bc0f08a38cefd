'use strict';

// The encodings that a Buffer knows: for each, bytes from text and text from bytes.

const utf8 = require('internal/encoding/utf8');
const base64 = require('internal/encoding/base64');

function textOfUnits(count, unitAt) {
  let text = '';
  for (let start = 0; start < count; start += 8192) {
    const units = [];
    for (let index = start; index < Math.min(start + 8192, count); index++) {
      units.push(unitAt(index));
    }
    text += String.fromCharCode.apply(undefined, units);
  }
  return text;
}

function bytesOfUnits(text) {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  return bytes;
}

function hexBytes(text) {
  const bytes = [];
  for (let index = 0; index + 1 < text.length; index += 2) {
    const pair = text.slice(index, index + 2);
    if (!/^[0-9a-fA-F]{2}$/.test(pair)) break;
    bytes.push(parseInt(pair, 16));
  }
  return bytes;
}

const hexPairs = Array.from({ length: 256 }, (unused, byte) => byte.toString(16).padStart(2, '0'));

const encodings = {
  utf8: {
    byteLength: utf8.byteLength,
    bytes(text) {
      const bytes = new Uint8Array(utf8.byteLength(text));
      utf8.encodeInto(text, bytes);
      return bytes;
    },
    write: (text, target, offset, limit) => utf8.encodeInto(text, target, offset, limit).written,
    text: utf8.decode,
  },
  utf16le: {
    byteLength: (text) => text.length * 2,
    bytes(text) {
      const bytes = new Uint8Array(text.length * 2);
      for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        bytes[index * 2] = unit & 255;
        bytes[index * 2 + 1] = unit >> 8;
      }
      return bytes;
    },
    unit: 2,
    text: (bytes, start, end) => textOfUnits((end - start) >> 1,
      (index) => bytes[start + index * 2] | (bytes[start + index * 2 + 1] << 8)),
  },
  latin1: {
    byteLength: (text) => text.length,
    bytes: bytesOfUnits,
    text: (bytes, start, end) => textOfUnits(end - start, (index) => bytes[start + index]),
  },
  ascii: {
    byteLength: (text) => text.length,
    bytes: bytesOfUnits,
    text: (bytes, start, end) => textOfUnits(end - start, (index) => bytes[start + index] & 127),
  },
  base64: {
    byteLength: base64.byteLength,
    bytes: base64.decode,
    text: (bytes, start, end) => base64.encode(bytes, start, end),
  },
  base64url: {
    byteLength: base64.byteLength,
    bytes: base64.decode,
    text: (bytes, start, end) => base64.encode(bytes, start, end, true),
  },
  hex: {
    byteLength: (text) => text.length >>> 1,
    bytes: hexBytes,
    text(bytes, start, end) {
      let text = '';
      for (let index = start; index < end; index++) text += hexPairs[bytes[index]];
      return text;
    },
  },
};

const aliases = {
  utf8: 'utf8', 'utf-8': 'utf8', ucs2: 'utf16le', 'ucs-2': 'utf16le', utf16le: 'utf16le',
  'utf-16le': 'utf16le', latin1: 'latin1', binary: 'latin1', ascii: 'ascii', base64: 'base64',
  base64url: 'base64url', hex: 'hex',
};

// The encoding's usual name; undefined for an unknown one. No name at all is UTF-8.
function normalizedEncoding(name) {
  if (name === undefined || name === null || name === '') return 'utf8';
  const lower = String(name).toLowerCase();
  return Object.hasOwn(aliases, lower) ? aliases[lower] : undefined;
}

module.exports = { encodings, normalizedEncoding };
