'use strict';

// An operation on files as a promise, which settles on a later turn of the event loop.

const beginnings = require('internal/beginnings');
const { validateBoolean } = require('internal/validators');
const given = require('internal/fs/arguments');
const { awaited } = require('internal/fs/errors');
const descriptors = require('internal/fs/descriptors');
const later = require('internal/fs/later');

async function promised(name, operation) {
  beginnings.note();
  let settle;
  try {
    const result = await operation();
    settle = (resolve) => resolve(result);
  } catch (error) {
    settle = (resolve, reject) => reject(awaited(error, name));
  }
  return new Promise((resolve, reject) => {
    later(() => settle(resolve, reject));
  });
}

// Bytes, a text, or an iterable of both, into an open file.
async function writeAny(fd, data, options) {
  const { encoding, signal, flush } = given.optionsOf(options, { encoding: 'utf8', flush: false });
  validateBoolean(flush ?? false, 'options.flush');
  const isIterable = data !== null && typeof data === 'object' && !ArrayBuffer.isView(data)
    && (data[Symbol.asyncIterator] || data[Symbol.iterator]);
  const parts = isIterable ? data : [given.bytesOf(data, encoding)];
  for await (const part of parts) {
    given.requireNotAborted(signal);
    descriptors.writeAll(fd, given.bytesOf(part, encoding));
  }
  given.requireNotAborted(signal);
  if (flush) descriptors.operations.fsync(fd);
}

module.exports = promised;
module.exports.writeAny = writeAny;
