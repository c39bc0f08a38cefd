'use strict';

// fs.ReadStream and fs.WriteStream: files as streams, by path, descriptor or FileHandle.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');
const { Buffer } = require('buffer');
const { Readable, Writable, finished } = require('stream');
const { errorOrDestroy } = require('internal/streams/destroy');
const given = require('internal/fs/arguments');

// The functions that do the work: those of fs, or the caller's own.
const functions = Symbol('kFs');
const isWorking = Symbol('kIsPerformingIO');
const done = Symbol('kIoDone');

function prepare(stream, path, options, flags) {
  if (options.fd === undefined || options.fd === null) {
    stream.fd = null;
    stream[functions] = options.fs || require('fs');
    validateFunction(stream[functions].open, 'options.fs.open');
    stream.path = path instanceof Uint8Array ? path : given.toPath(path);
    stream.flags = options.flags === undefined ? flags : options.flags;
    stream.mode = options.mode === undefined ? 0o666 : options.mode;
  } else {
    stream.fd = given.descriptorOf(takeOver(stream, options));
  }
  options.autoDestroy = options.autoClose === undefined ? true : options.autoClose;
}

function takeOver(stream, options) {
  if (typeof options.fd === 'number') {
    stream[functions] = options.fs || require('fs');
    return options.fd;
  }
  const { FileHandle, streamFunctions } = require('internal/fs/file_handle');
  if (!(options.fd instanceof FileHandle)) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fd', ['number', 'FileHandle'], options.fd);
  }
  if (options.fs) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('FileHandle with fs');
  stream[functions] = streamFunctions(options.fd);
  options.fd.on('close', stream.close.bind(stream));
  return options.fd.fd;
}

// Streams open their file before anything else; scripts may still override the old `open`.
function construct(callback) {
  if (typeof this.fd === 'number') {
    callback();
    return;
  }
  if (this.open !== open) {
    openByOverride(this, callback);
    return;
  }
  this[functions].open(this.path, this.flags, this.mode, (error, fd) => {
    if (error) {
      callback(error);
      return;
    }
    this.fd = fd;
    callback();
    this.emit('open', fd);
    this.emit('ready');
  });
}

function openByOverride(stream, callback) {
  const { emit } = stream;
  stream.emit = function (event, ...values) {
    if (event === 'open' || event === 'error') {
      this.emit = emit;
      callback(event === 'error' ? values[0] : undefined);
      if (event === 'error') return false;
    }
    return emit.call(this, event, ...values);
  };
  stream.open();
}

function open() {}

function destroy(error, callback) {
  if (this[isWorking]) this.once(done, (failure) => close(this, error || failure, callback));
  else close(this, error, callback);
}

function close(stream, error, callback) {
  if (!stream.fd) {
    callback(error);
    return;
  }
  const { fd } = stream;
  const closeNow = (failure) => {
    stream[functions].close(fd, (other) => callback(other || failure));
    stream.fd = null;
  };
  if (stream.flush) stream[functions].fsync(fd, (failure) => closeNow(error || failure));
  else closeNow(error);
}

function ReadStream(path, options) {
  if (!(this instanceof ReadStream)) return new ReadStream(path, options);
  options = { highWaterMark: 64 * 1024, ...given.optionsOf(options) };
  prepare(this, path, options, 'r');
  validateFunction(this[functions].read, 'options.fs.read');
  if (options.autoDestroy) validateFunction(this[functions].close, 'options.fs.close');
  this.start = options.start;
  this.end = options.end ?? Infinity;
  this.pos = undefined;
  this.bytesRead = 0;
  this[isWorking] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  if (this.end !== Infinity) {
    validateInteger(this.end, 'end', 0);
    if (this.start !== undefined && this.start > this.end) {
      throw new codes.ERR_OUT_OF_RANGE('start', `<= "end" (here: ${this.end})`, this.start);
    }
  }
  Readable.call(this, options);
}
Object.setPrototypeOf(ReadStream.prototype, Readable.prototype);
Object.setPrototypeOf(ReadStream, Readable);

ReadStream.prototype._read = function (size) {
  const count = Math.min(this.end - (this.pos ?? this.bytesRead) + 1, size);
  if (count <= 0) {
    this.push(null);
    return;
  }
  const buffer = Buffer.allocUnsafeSlow(count);
  this[isWorking] = true;
  this[functions].read(this.fd, buffer, 0, count, this.pos, (error, bytesRead, bytes) => {
    this[isWorking] = false;
    if (this.destroyed) {
      this.emit(done, error);
    } else if (error) {
      errorOrDestroy(this, error);
    } else if (bytesRead > 0) {
      if (this.pos !== undefined) this.pos += bytesRead;
      this.bytesRead += bytesRead;
      this.push(bytesRead === bytes.length ? bytes : Buffer.from(bytes.subarray(0, bytesRead)));
    } else {
      this.push(null);
    }
  });
};

ReadStream.prototype.close = function (callback) {
  if (typeof callback === 'function') finished(this, callback);
  this.destroy();
};

function WriteStream(path, options) {
  if (!(this instanceof WriteStream)) return new WriteStream(path, options);
  options = { ...given.optionsOf(options), decodeStrings: true };
  prepare(this, path, options, 'w');
  const { write, writev, close: closing, fsync } = this[functions];
  if (!write && !writev) {
    throw new codes.ERR_INVALID_ARG_TYPE('options.fs.write', 'function', write);
  }
  if (write) validateFunction(write, 'options.fs.write');
  if (writev) validateFunction(writev, 'options.fs.writev');
  if (options.autoDestroy) validateFunction(closing, 'options.fs.close');
  this.flush = options.flush ?? false;
  if (options.flush !== undefined && options.flush !== null) {
    validateBoolean(this.flush, 'options.flush');
    validateFunction(fsync, 'options.fs.fsync');
  }
  if (!write) this._write = null;
  if (!writev) this._writev = null;
  this.start = options.start;
  this.pos = undefined;
  this.bytesWritten = 0;
  this[isWorking] = false;
  if (this.start !== undefined) {
    validateInteger(this.start, 'start', 0);
    this.pos = this.start;
  }
  Writable.call(this, options);
  if (options.encoding) this.setDefaultEncoding(options.encoding);
}
Object.setPrototypeOf(WriteStream.prototype, Writable.prototype);
Object.setPrototypeOf(WriteStream, Writable);

// Writes until nothing is left; `writeSome` writes what it can and is called again with the rest.
function writeAll(stream, name, size, writeSome, callback) {
  let left = size;
  let failures = 0;
  const position = stream.pos;
  if (stream.pos !== undefined) stream.pos += size;
  const finish = (error) => {
    stream[isWorking] = false;
    callback(error);
    if (stream.destroyed) stream.emit(done, error);
  };
  const step = () => {
    const place = position === undefined ? undefined : position + size - left;
    writeSome(size - left, place, (error, count) => {
      if (error?.code === 'EAGAIN') [error, count] = [null, 0];
      if (error || stream.destroyed) {
        finish(error || new codes.ERR_STREAM_DESTROYED(name));
        return;
      }
      stream.bytesWritten += count;
      left -= count;
      failures = count > 0 ? 0 : failures + 1;
      if (left === 0) finish();
      else if (failures > 5) finish(new Error(`A system error occurred: ${name} failed`));
      else step();
    });
  };
  stream[isWorking] = true;
  step();
}

WriteStream.prototype._write = function (data, encoding, callback) {
  writeAll(this, 'write', data.length, (from, place, next) => {
    this[functions].write(this.fd, data, from, data.length - from, place, next);
  }, callback);
};

WriteStream.prototype._writev = function (chunks, callback) {
  const buffers = chunks.map(({ chunk }) => chunk);
  const size = buffers.reduce((sum, one) => sum + one.length, 0);
  writeAll(this, 'writev', size, (from, place, next) => {
    const rest = from === 0 ? buffers : [Buffer.concat(buffers).subarray(from)];
    this[functions].writev(this.fd, rest, place, next);
  }, callback);
};

WriteStream.prototype.close = function (callback) {
  if (callback) {
    if (this.closed) {
      nextTick(callback);
      return;
    }
    this.on('close', callback);
  }
  // Without autoClose nothing else would close it.
  if (!this.autoClose) this.on('finish', this.destroy);
  this.end();
};
WriteStream.prototype.destroySoon = WriteStream.prototype.end;

for (const [type, state] of [[ReadStream, '_readableState'], [WriteStream, '_writableState']]) {
  type.prototype.open = open;
  type.prototype._construct = construct;
  type.prototype._destroy = destroy;
  Object.defineProperty(type.prototype, 'autoClose', {
    get() { return this[state].autoDestroy; },
    set(value) { this[state].autoDestroy = value; },
  });
  Object.defineProperty(type.prototype, 'pending', {
    get() { return this.fd === null; },
    configurable: true,
  });
}

module.exports = { ReadStream, WriteStream };
