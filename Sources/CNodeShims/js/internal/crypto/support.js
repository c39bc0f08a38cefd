'use strict';

// What the parts of crypto share: bytes of whatever they are given, and answers that come later.

const { codes } = require('internal/errors');
const { refusal } = require('internal/unsupported');
const { validateFunction } = require('internal/validators');

const byteTypes = ['ArrayBuffer', 'Buffer', 'TypedArray', 'DataView'];

function isBytes(value) {
  return ArrayBuffer.isView(value) || value instanceof ArrayBuffer;
}

// A view of the same memory; a text becomes its UTF-8, or what another encoding makes of it.
function bytesOf(value, name, encoding = undefined, types = ['string', ...byteTypes]) {
  const { Buffer } = require('buffer');
  if (typeof value === 'string') return Buffer.from(value, encoding === 'buffer' ? 'utf8' : encoding);
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw new codes.ERR_INVALID_ARG_TYPE(name, types, value);
}

function asBuffer(bytes) {
  return require('buffer').Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

// Done at once; a callback hears of it on a later turn of the event loop.
function withCallback(callback, produce) {
  validateFunction(callback, 'callback');
  const result = produce();
  require('internal/timers').setImmediate(() => callback(null, result));
}

// The host's name of a digest; OpenSSL knows each by several.
const aliases = {
  'rsa-md5': 'md5', md5withrsaencryption: 'md5', 'ssl3-md5': 'md5',
  'rsa-sha1': 'sha1', 'rsa-sha1-2': 'sha1', sha1withrsaencryption: 'sha1', 'ssl3-sha1': 'sha1',
  'sha-1': 'sha1',
};
for (const size of ['224', '256', '384', '512']) {
  for (const alias of [
    `sha-${size}`, `sha2-${size}`, `rsa-sha${size}`, `sha${size}withrsaencryption`,
  ]) {
    aliases[alias] = `sha${size}`;
  }
}

// What OpenSSL has besides.
const others = /^(rsa-)?(ripemd(160)?|rmd160|sha3-\d+|shake\d+|blake2[bs]\d+|sm3|sha512[-/]2\d\d|md5-sha1)/;

// undefined for a name that nobody knows; what Node knows and jsmigrate lacks is refused by name.
function digestOf(name) {
  const key = name.toLowerCase();
  const digest = aliases[key] ?? key;
  if (internalBinding('crypto').digests().includes(digest)) return digest;
  if (others.test(key)) throw refusal(`crypto digest ${name}`);
  return undefined;
}

function requireDigest(name) {
  const digest = digestOf(name);
  if (digest === undefined) throw new codes.ERR_CRYPTO_INVALID_DIGEST(name);
  return digest;
}

function getHashes() {
  const shown = internalBinding('crypto').digests();
  const upper = shown.map((name) => `RSA-${name.toUpperCase()}`);
  const long = shown.map((name) => `${name}WithRSAEncryption`);
  return [...upper, ...shown, ...long, 'ssl3-md5', 'ssl3-sha1'].sort();
}

module.exports = {
  byteTypes, isBytes, bytesOf, asBuffer, withCallback, digestOf, requireDigest, getHashes,
};
