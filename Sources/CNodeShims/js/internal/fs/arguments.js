'use strict';

// What the functions of fs are given, checked as Node checks it.

const { codes, AbortError } = require('internal/errors');
const { validateAbortSignal, validateInteger } = require('internal/validators');
const { toPath } = require('internal/url/file');
const constants = require('internal/fs/constants');

const { O_APPEND, O_CREAT, O_EXCL, O_RDONLY, O_RDWR, O_SYNC, O_TRUNC, O_WRONLY } = constants;

const flagsByName = {
  r: O_RDONLY, 'r+': O_RDWR,
  w: O_TRUNC | O_CREAT | O_WRONLY, 'w+': O_TRUNC | O_CREAT | O_RDWR,
  a: O_APPEND | O_CREAT | O_WRONLY, 'a+': O_APPEND | O_CREAT | O_RDWR,
};

// 'r', 'wx+', 'as' and their like.
function flagsOf(flags, name = 'flags') {
  if (flags === undefined || flags === null) return O_RDONLY;
  if (typeof flags === 'number') {
    validateInteger(flags, name, -(2 ** 31), 2 ** 31 - 1);
    return flags;
  }
  const match = /^(?:(s)?([rwa])|([rwa])([sx])|(x)([wa]))(\+?)$/.exec(flags);
  if (match === null) throw new codes.ERR_INVALID_ARG_VALUE('flags', flags);
  const kind = match[2] ?? match[3] ?? match[6];
  const extra = match[1] ?? match[4] ?? match[5];
  // Synchronous writing is for reading and appending, and no file to read can be new.
  if ((extra === 's' && kind === 'w') || (extra === 'x' && kind === 'r')) {
    throw new codes.ERR_INVALID_ARG_VALUE('flags', flags);
  }
  return flagsByName[kind + match[7]] | ({ s: O_SYNC, x: O_EXCL }[extra] ?? 0);
}

// Permission bits: a number, or octal digits.
function modeOf(mode, name = 'mode', fallback = undefined) {
  mode ??= fallback;
  if (typeof mode === 'string') {
    if (!/^[0-7]+$/.test(mode)) {
      throw new codes.ERR_INVALID_ARG_VALUE(name, mode,
        'must be a 32-bit unsigned integer or an octal string');
    }
    mode = parseInt(mode, 8);
  }
  validateInteger(mode, name, 0, 2 ** 32 - 1);
  return mode;
}

function descriptorOf(fd) {
  validateInteger(fd, 'fd', 0, 2 ** 31 - 1);
  return fd === 0 ? 0 : fd;
}

const isDescriptor = (value) => Number.isInteger(value) && value >= 0 && value < 2 ** 31;

// Options, or the encoding alone.
function optionsOf(options, defaults = {}) {
  if (options === undefined || options === null || typeof options === 'function') return defaults;
  if (typeof options === 'string') options = { ...defaults, encoding: options };
  else if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  const { encoding, signal } = options;
  if (encoding && encoding !== 'buffer' && !require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
  if (signal !== undefined) validateAbortSignal(signal, 'options.signal');
  return options;
}

function requireNotAborted(signal) {
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
}

// Names and paths that the host gives, in the encoding that was asked for.
function encoded(text, encoding) {
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') return text;
  const buffer = require('buffer').Buffer.from(text);
  return encoding === 'buffer' ? buffer : buffer.toString(encoding);
}

const dataTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

function bytesOf(data, encoding, name = 'data') {
  const { Buffer } = require('buffer');
  if (typeof data === 'string') return Buffer.from(data, encoding || 'utf8');
  if (ArrayBuffer.isView(data)) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  throw new codes.ERR_INVALID_ARG_TYPE(name, dataTypes, data);
}

// Seconds since 1970, of a date, a number, or its text.
function secondsOf(time, name = 'time') {
  if (typeof time === 'string' && +time == time) return +time;
  if (Number.isFinite(time)) return time < 0 ? Date.now() / 1000 : time;
  if (time instanceof Date) return time.getTime() / 1000;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Date', 'Time in seconds'], time);
}

function ownerOf(id, name) {
  validateInteger(id, name, -1, 2 ** 32 - 1);
  return id;
}

// Three bits, for `access` and `copyFile`, in which Node's host speaks for itself.
function bitsOf(mode) {
  if (mode === undefined || mode === null) return 0;
  if (typeof mode !== 'number' || !Number.isInteger(mode)) {
    throw Object.assign(new TypeError('mode must be int32 or null/undefined'),
      { code: 'ERR_INVALID_ARG_TYPE' });
  }
  if (mode < 0 || mode > 7) {
    throw Object.assign(new RangeError('mode is out of range: >= 0 && <= 7'),
      { code: 'ERR_OUT_OF_RANGE' });
  }
  return mode;
}

module.exports = {
  toPath, flagsOf, modeOf, descriptorOf, isDescriptor, optionsOf, requireNotAborted, encoded, bytesOf,
  secondsOf, ownerOf, bitsOf,
};
