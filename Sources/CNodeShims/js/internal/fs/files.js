'use strict';

// Whole files, by path or descriptor: read, written, appended, cut.

const { validateBoolean, validateInteger } = require('internal/validators');
const given = require('internal/fs/arguments');
const { call } = require('internal/fs/errors');
const descriptors = require('internal/fs/descriptors');

const { open, close, fsync, ftruncate } = descriptors.operations;
const binding = internalBinding('fs');

function readFile(path, options) {
  const { encoding, flag, signal } = given.optionsOf(options, { flag: 'r' });
  given.requireNotAborted(signal);
  const isText = encoding === 'utf8' || encoding === 'utf-8';
  const isPlain = flag === undefined || flag === null || flag === 'r';
  if (given.isDescriptor(path) || !isPlain) {
    const content = withFile(path, flag ?? 'r', undefined, descriptors.readAll);
    return encoding && encoding !== 'buffer' ? content.toString(encoding) : content;
  }
  path = given.toPath(path);
  let content;
  try {
    content = call(binding, isText ? 'readFileUtf8' : 'readFile', path);
  } catch (error) {
    throw error.syscall === 'read' ? withoutPath(error) : error;
  }
  if (isText) return content;
  const { Buffer } = require('buffer');
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

// Node reads from a descriptor, which has no path.
function withoutPath(error) {
  delete error.path;
  return error;
}

// Opens a path for as long as `body` runs; a descriptor is the caller's and stays open.
function withFile(path, flag, mode, body) {
  if (given.isDescriptor(path)) return body(path);
  const fd = open(path, flag, mode);
  try {
    return body(fd);
  } finally {
    close(fd);
  }
}

const writing = { encoding: 'utf8', mode: 0o666, flag: 'w', flush: false };

function writeFile(path, data, options) {
  const { encoding, mode, flag, flush, signal } = given.optionsOf(options, writing);
  validateBoolean(flush ?? false, 'options.flush');
  const bytes = given.bytesOf(data, encoding);
  given.requireNotAborted(signal);
  withFile(path, flag || 'w', mode, (fd) => {
    descriptors.writeAll(fd, bytes);
    if (flush) fsync(fd);
  });
}

function appendFile(path, data, options) {
  options = given.optionsOf(options, { ...writing, flag: 'a' });
  const flag = !options.flag || given.isDescriptor(path) ? 'a' : options.flag;
  writeFile(path, data, { ...options, flag });
}

function truncate(path, length = 0) {
  validateInteger(length, 'len');
  withFile(path, 'r+', undefined, (fd) => ftruncate(fd, length));
}

module.exports = { readFile, writeFile, appendFile, truncate };
