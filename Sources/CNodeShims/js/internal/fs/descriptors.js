'use strict';

// Open files, by their number: each operation done at once.

const { codes } = require('internal/errors');
const { validateInteger, validateObject } = require('internal/validators');
const given = require('internal/fs/arguments');
const { call } = require('internal/fs/errors');
const { Stats, BigIntStats } = require('internal/fs/stats');

const binding = internalBinding('descriptors');
const descriptorCall = (name, fd, ...values) =>
  call(binding, name, given.descriptorOf(fd), ...values);

function open(path, flags = 'r', mode = undefined) {
  path = given.toPath(path);
  const bits = given.flagsOf(flags);
  return call(binding, 'open', path, bits, given.modeOf(mode, 'mode', 0o666));
}

function fstat(fd, options) {
  const fields = descriptorCall('fstat', fd);
  return options?.bigint ? new BigIntStats(fields) : new Stats(fields);
}

function ftruncate(fd, length = 0) {
  validateInteger(length, 'len');
  descriptorCall('ftruncate', fd, Math.max(0, length));
}

const viewOf = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function requireView(buffer) {
  if (!ArrayBuffer.isView(buffer)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], buffer);
  }
}

// A part of a buffer, given as offset and length or as one object of both.
function partOf(buffer, offset, length, position) {
  if (offset !== null && typeof offset === 'object') {
    validateObject(offset, 'options');
    const whole = offset;
    offset = whole.offset ?? 0;
    length = whole.length ?? buffer.byteLength - offset;
    position = whole.position;
  }
  if (offset === undefined || offset === null) offset = 0;
  else validateInteger(offset, 'offset', 0);
  return { offset, length, position };
}

function placeOf(position) {
  if (position === undefined || position === null) return null;
  if (typeof position === 'bigint') position = Number(position);
  validateInteger(position, 'position', -1);
  return position === -1 ? null : position;
}

// How many bytes were read.
function read(fd, buffer, offset, length, position) {
  fd = given.descriptorOf(fd);
  requireView(buffer);
  const part = partOf(buffer, offset, length ?? (buffer.byteLength - (Number(offset) || 0)), position);
  const count = part.length | 0;
  if (count === 0) return 0;
  if (buffer.byteLength === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('buffer', buffer, 'is empty and cannot be written');
  }
  if (count < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', count);
  if (part.offset + count > buffer.byteLength) {
    throw new codes.ERR_OUT_OF_RANGE('length', `<= ${buffer.byteLength - part.offset}`, count);
  }
  return descriptorCall('read', fd, viewOf(buffer), part.offset, count, placeOf(part.position));
}

// How many bytes were written, of a part of a buffer, or of a text (which has a place and an encoding).
function write(fd, data, offset, length, position) {
  fd = given.descriptorOf(fd);
  if (!ArrayBuffer.isView(data)) {
    const place = typeof offset === 'number' ? offset : null;
    return descriptorCall('write', fd, given.bytesOf(data, length, 'buffer'), place);
  }
  const part = partOf(data, offset, length, position);
  const room = data.byteLength - part.offset;
  const count = typeof part.length === 'number' ? part.length : room;
  if (part.offset > data.byteLength) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `<= ${data.byteLength}`, part.offset);
  }
  if (count > room) throw new codes.ERR_OUT_OF_RANGE('length', `<= ${room}`, count);
  if (count < 0) throw new codes.ERR_OUT_OF_RANGE('length', '>= 0', count);
  const place = typeof part.position === 'number' ? part.position : null;
  return descriptorCall('write', fd, viewOf(data).subarray(part.offset, part.offset + count), place);
}

function viewsOf(buffers) {
  if (!Array.isArray(buffers) || !buffers.every((one) => ArrayBuffer.isView(one))) {
    throw new codes.ERR_INVALID_ARG_TYPE('buffers', 'ArrayBufferView[]', buffers);
  }
  return buffers.map(viewOf);
}

function readv(fd, buffers, position) {
  fd = given.descriptorOf(fd);
  const views = viewsOf(buffers);
  let place = typeof position === 'number' ? position : null;
  let total = 0;
  for (const view of views) {
    if (view.length === 0) continue;
    const count = descriptorCall('read', fd, view, 0, view.length, place);
    total += count;
    if (place !== null) place += count;
    if (count < view.length) break;
  }
  return total;
}

function writev(fd, buffers, position) {
  fd = given.descriptorOf(fd);
  const views = viewsOf(buffers);
  if (views.length === 0) return 0;
  const { Buffer } = require('buffer');
  const place = typeof position === 'number' ? position : null;
  return descriptorCall('write', fd, Buffer.concat(views), place);
}

// Writes all of it, however often that takes.
function writeAll(fd, bytes) {
  let rest = bytes;
  while (rest.length > 0) rest = rest.subarray(descriptorCall('write', fd, rest, null));
}

function readAll(fd) {
  const { Buffer } = require('buffer');
  const { size } = fstat(fd);
  const parts = [];
  for (;;) {
    const part = Buffer.alloc(Math.max(size - parts.reduce((sum, one) => sum + one.length, 0), 8192));
    const count = descriptorCall('read', fd, part, 0, part.length, null);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
  }
}

module.exports = {
  operations: {
    open,
    close: (fd) => descriptorCall('close', fd),
    fstat,
    fsync: (fd) => descriptorCall('fsync', fd),
    fdatasync: (fd) => descriptorCall('fdatasync', fd),
    ftruncate,
    fchmod: (fd, mode) => descriptorCall('fchmod', fd, given.modeOf(mode)),
    fchown: (fd, uid, gid) => descriptorCall('fchown', fd, given.ownerOf(uid, 'uid'),
      given.ownerOf(gid, 'gid')),
    futimes: (fd, accessed, modified) => descriptorCall('futimes', fd,
      given.secondsOf(accessed, 'atime'), given.secondsOf(modified, 'mtime')),
  },
  read, write, readv, writev, readAll, writeAll,
};
