'use strict';

// Dir: a directory that is read entry by entry.

const { codes } = require('internal/errors');
const { validateFunction, validateInteger } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');
const given = require('internal/fs/arguments');
const { call, fromBinding } = require('internal/fs/errors');
const { Dirent } = require('internal/fs/stats');
const later = require('internal/fs/later');

const binding = internalBinding('fs');

class Dir {
  #path;
  #options;
  #entries;
  #isClosed = false;

  constructor(entries, path, options) {
    if (entries === undefined || entries === null) throw new codes.ERR_MISSING_ARGS('handle');
    this.#entries = entries;
    this.#path = path;
    this.#options = { bufferSize: 32, ...given.optionsOf(options, { encoding: 'utf8' }) };
    validateInteger(this.#options.bufferSize, 'options.bufferSize', 1, 2 ** 32 - 1);
  }

  get path() { return this.#path; }

  readSync() {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    const entry = this.#entries.shift() ?? null;
    if (entry !== null && this.#options.recursive && entry.isDirectory()) {
      const folder = require('path').join(entry.parentPath, entry.name);
      this.#entries.push(...read(folder, this.#options.encoding));
    }
    return entry;
  }

  read(callback) {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    if (callback === undefined) {
      const entry = this.readSync();
      return new Promise((resolve) => later(() => resolve(entry)));
    }
    validateFunction(callback, 'callback');
    const entry = this.readSync();
    later(() => callback(null, entry));
    return undefined;
  }

  closeSync() {
    if (this.#isClosed) throw new codes.ERR_DIR_CLOSED();
    this.#isClosed = true;
  }

  close(callback) {
    if (callback === undefined) {
      if (this.#isClosed) return Promise.reject(new codes.ERR_DIR_CLOSED());
      this.#isClosed = true;
      return new Promise((resolve) => later(resolve));
    }
    validateFunction(callback, 'callback');
    if (this.#isClosed) {
      nextTick(callback, new codes.ERR_DIR_CLOSED());
      return undefined;
    }
    this.#isClosed = true;
    later(() => callback(null));
    return undefined;
  }

  async* entries() {
    try {
      for (;;) {
        const entry = await this.read();
        if (entry === null) return;
        yield entry;
      }
    } finally {
      await this.close();
    }
  }
}
Object.defineProperty(Dir.prototype, Symbol.asyncIterator, {
  value: Dir.prototype.entries, enumerable: false, writable: true, configurable: true,
});

function read(path, encoding) {
  return call(binding, 'readdir', path)
    .map(([name, kind]) => new Dirent(given.encoded(name, encoding), kind, path));
}

function openDirectory(path, options) {
  path = given.toPath(path);
  options = given.optionsOf(options, { encoding: 'utf8' });
  try {
    return new Dir(read(path, options.encoding), path, options);
  } catch (error) {
    if (error.syscall !== 'scandir') throw error;
    const { errno, code, message } = error;
    throw fromBinding({
      errno, code, syscall: 'opendir', path, message: message.replace(/, scandir/, ', opendir'),
    });
  }
}

module.exports = { Dir, openDirectory };
