'use strict';

// Looking for bytes in a buffer, and turning its units around.

const { codes } = require('internal/errors');
const { encodings, normalizedEncoding } = require('internal/buffer/encodings');

function encodingOf(name) {
  const normalized = normalizedEncoding(name);
  if (normalized === undefined) throw new codes.ERR_UNKNOWN_ENCODING(name);
  return encodings[normalized];
}

function find(buffer, value, offset, encoding, isForward) {
  if (typeof offset === 'string') [encoding, offset] = [offset, undefined];
  offset = +offset;
  if (Number.isNaN(offset)) offset = isForward ? 0 : buffer.length;
  offset = Math.trunc(offset);
  if (offset < 0) offset += buffer.length;
  // Units of two bytes are looked for where units begin.
  const isWide = typeof value === 'string' && normalizedEncoding(encoding) === 'utf16le';
  if (typeof value === 'number') value = [value & 255];
  else if (typeof value === 'string') value = encodingOf(encoding).bytes(value);
  else if (!(value instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE('value', ['number', 'string', 'Buffer', 'Uint8Array'], value);
  }
  if (offset < 0) {
    if (!isForward) return -1;
    offset = 0;
  }
  const last = buffer.length - value.length;
  if (value.length === 0) return Math.min(offset, buffer.length);
  const step = (isForward ? 1 : -1) * (isWide ? 2 : 1);
  let first = isForward ? offset : Math.min(offset, last);
  if (isWide) first -= first % 2;
  for (let at = first; at >= 0 && at <= last; at += step) {
    let index = 0;
    while (index < value.length && buffer[at + index] === value[index]) index++;
    if (index === value.length) return at;
  }
  return -1;
}

function swap(buffer, size) {
  if (buffer.length % size !== 0) throw new codes.ERR_INVALID_BUFFER_SIZE(`${size * 8}-bits`);
  for (let at = 0; at < buffer.length; at += size) {
    Uint8Array.prototype.reverse.call(Uint8Array.prototype.subarray.call(buffer, at, at + size));
  }
  return buffer;
}

module.exports = { encodingOf, find, swap };
