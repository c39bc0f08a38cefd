'use strict';

// FileHandle: an open file of fs/promises.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { refused } = require('internal/unsupported');
const descriptors = require('internal/fs/descriptors');
const files = require('internal/fs/files');
const promised = require('internal/fs/promised');

const { operations } = descriptors;
const retain = Symbol('kRef');
const release = Symbol('kUnref');

class FileHandle extends EventEmitter {
  #fd;
  // Closing waits until what was begun is done.
  #users = 1;
  #closing = null;
  #closed = null;

  constructor(fd) {
    super();
    this.#fd = fd;
  }

  get fd() { return this.#fd; }

  [retain]() { this.#users++; }

  [release]() {
    if (--this.#users > 0) return;
    const fd = this.#fd;
    this.#fd = -1;
    promised('close', () => operations.close(fd))
      .then(() => this.#closed?.resolve(), (error) => this.#closed?.reject(error));
  }

  close() {
    if (this.#fd === -1) return Promise.resolve();
    if (this.#closing !== null) return this.#closing;
    this.#closing = new Promise((resolve, reject) => { this.#closed = { resolve, reject }; });
    this[release]();
    this.emit('close');
    return this.#closing;
  }

  async #use(name, body) {
    if (this.#fd === -1) {
      throw Object.assign(new Error('file closed'), { code: 'EBADF', syscall: name });
    }
    this[retain]();
    try {
      return await promised(name, () => body(this.#fd));
    } finally {
      this[release]();
    }
  }

  stat(options) { return this.#use('fstat', (fd) => operations.fstat(fd, options)); }
  sync() { return this.#use('fsync', operations.fsync); }
  datasync() { return this.#use('fdatasync', operations.fdatasync); }
  truncate(length = 0) { return this.#use('ftruncate', (fd) => operations.ftruncate(fd, length)); }
  chmod(mode) { return this.#use('fchmod', (fd) => operations.fchmod(fd, mode)); }
  chown(uid, gid) { return this.#use('fchown', (fd) => operations.fchown(fd, uid, gid)); }
  utimes(accessed, modified) {
    return this.#use('futimes', (fd) => operations.futimes(fd, accessed, modified));
  }
  readFile(options) { return this.#use('readFile', (fd) => files.readFile(fd, options)); }
  writeFile(data, options) {
    return this.#use('writeFile', (fd) => promised.writeAny(fd, data, options));
  }
  appendFile(data, options) { return this.writeFile(data, options); }

  read(buffer, offset, length, position) {
    return this.#use('read', (fd) => {
      if (!ArrayBuffer.isView(buffer)) {
        if (buffer !== undefined && buffer !== null) {
          require('internal/validators').validateObject(buffer, 'options');
        }
        ({ buffer = require('buffer').Buffer.alloc(16384), offset = 0, length, position = null } =
          buffer ?? {});
      }
      if (!Number.isSafeInteger(position)) position = null;
      const bytesRead = descriptors.read(fd, buffer, offset, length, position);
      return { __proto__: null, bytesRead, buffer };
    });
  }

  readv(buffers, position) {
    return this.#use('readv', (fd) => (
      { __proto__: null, bytesRead: descriptors.readv(fd, buffers, position), buffers }));
  }

  write(buffer, offset, length, position) {
    return this.#use('write', (fd) => {
      const bytesWritten = buffer?.byteLength === 0 ? 0
        : descriptors.write(fd, buffer, offset, length, position);
      return { __proto__: null, bytesWritten, buffer };
    });
  }

  writev(buffers, position) {
    return this.#use('writev', (fd) => (
      { __proto__: null, bytesWritten: descriptors.writev(fd, buffers, position), buffers }));
  }

  createReadStream(options = undefined) {
    const { ReadStream } = require('internal/fs/streams');
    return new ReadStream(undefined, { ...options, fd: this });
  }

  createWriteStream(options = undefined) {
    const { WriteStream } = require('internal/fs/streams');
    return new WriteStream(undefined, { ...options, fd: this });
  }

  readLines(options = undefined) {
    const { createInterface } = require('readline');
    return createInterface({ input: this.createReadStream(options), crlfDelay: Infinity });
  }

  [Symbol.asyncDispose]() { return this.close(); }
}
FileHandle.prototype.readableWebStream = refused('FileHandle.readableWebStream');

// What a stream over a handle works with.
function streamFunctions(handle) {
  handle[retain]();
  const answer = (promise, callback, key, fallback) => promise.then(
    (result) => callback(null, result[key], result.buffer ?? result.buffers),
    (error) => callback(error, 0, fallback));
  return {
    open() { throw new codes.ERR_METHOD_NOT_IMPLEMENTED('open()'); },
    close(fd, callback) {
      handle[release]();
      handle.close().then(() => callback(), callback);
    },
    fsync: (fd, callback) => handle.sync().then(() => callback(), callback),
    read: (fd, buffer, offset, length, position, callback) =>
      answer(handle.read(buffer, offset, length, position), callback, 'bytesRead', buffer),
    write: (fd, buffer, offset, length, position, callback) =>
      answer(handle.write(buffer, offset, length, position), callback, 'bytesWritten', buffer),
    writev: (fd, buffers, position, callback) =>
      answer(handle.writev(buffers, position), callback, 'bytesWritten', buffers),
  };
}

module.exports = { FileHandle, streamFunctions };
