'use strict';

// Files: each operation with `Sync` in its name, and with a callback.

const { validateFunction } = require('internal/validators');
const { refused } = require('internal/unsupported');
const { operations, onDescriptors, onPaths } = require('internal/fs/operations');
const descriptors = require('internal/fs/descriptors');
const entries = require('internal/fs/entries');
const { withoutFrames } = require('internal/fs/errors');
const { Stats, Dirent } = require('internal/fs/stats');
const { Dir } = require('internal/fs/dir');
const constants = require('internal/fs/constants');
const later = require('internal/fs/later');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');
const fs = {};

// The callback is the first function behind the arguments that there must be. Where there is none,
// some functions take the options for it.
const takesLast = new Set(['readFile', 'writeFile', 'appendFile']);

function split(values, [least, most], name) {
  const at = values.findIndex((value, index) => index >= least && typeof value === 'function');
  const given = values[at === -1 ? most : at];
  validateFunction(given || (takesLast.has(name) ? values[most - 1] : given), 'cb');
  return [values.slice(0, at), values[at]];
}

// Does the work at once and calls back later; a wrong argument is thrown at once.
function perform(operation, callback, results = (result) => (result === undefined ? [] : [result]),
  failed = []) {
  let values;
  try {
    values = [null, ...results(operation())];
  } catch (error) {
    if (error.name === 'AbortError') {
      callback(error);
      return;
    }
    if (error.syscall === undefined) throw error;
    values = [withoutFrames(error), ...failed];
  }
  later(() => callback(...values));
}

function withCallback(name, operation, counts) {
  return { [name](...given) {
    const [values, callback] = split(given, counts, name);
    perform(() => operation(...values), callback);
  } }[name];
}

for (const [name, counts] of Object.entries({ ...onDescriptors, ...onPaths })) {
  const operation = operations[name];
  fs[name] = withCallback(name, operation, counts);
  fs[`${name}Sync`] = { [`${name}Sync`]: (...values) => operation(...values) }[`${name}Sync`];
}
fs.close = function close(fd, callback = (error) => { if (error) throw error; }) {
  validateFunction(callback, 'cb');
  perform(() => operations.close(fd), callback);
};

// MARK: Parts of files: callbacks get the count and the buffers

fs.read = function read(fd, ...values) {
  const { Buffer } = require('buffer');
  const callback = values.pop();
  if (!ArrayBuffer.isView(values[0])) {
    const options = values[0] ?? {};
    require('internal/validators').validateObject(options, 'options');
    const { buffer = Buffer.alloc(16384), offset, length, position } = options;
    values = [buffer, offset, length, position];
  }
  validateFunction(callback, 'cb');
  const [buffer] = values;
  perform(() => descriptors.read(fd, ...values), callback, (count) => [count, buffer], [0, buffer]);
};
fs.readSync = function readSync(fd, buffer, ...values) {
  const [options] = values;
  if (values.length < 2 && options !== undefined && options !== null) {
    require('internal/validators').validateObject(options, 'options');
  }
  return descriptors.read(fd, buffer, ...values);
};
fs.write = function write(fd, buffer, ...values) {
  const at = values.findIndex((value) => typeof value === 'function');
  validateFunction(values[at], 'cb');
  perform(() => descriptors.write(fd, buffer, ...values.slice(0, at)), values[at],
    (count) => [count, buffer], [0, buffer]);
};
fs.writeSync = function writeSync(fd, buffer, ...values) {
  return descriptors.write(fd, buffer, ...values);
};
for (const name of ['readv', 'writev']) {
  const operation = descriptors[name];
  fs[name] = { [name](fd, buffers, ...values) {
    const callback = values.pop();
    validateFunction(callback, 'cb');
    perform(() => operation(fd, buffers, ...values), callback,
      (count) => [count, buffers], [0, buffers]);
  } }[name];
  fs[`${name}Sync`] = { [`${name}Sync`]: (...values) => operation(...values) }[`${name}Sync`];
}
for (const [name, counted, held] of [
  ['read', 'bytesRead', 'buffer'], ['readv', 'bytesRead', 'buffers'],
  ['write', 'bytesWritten', 'buffer'], ['writev', 'bytesWritten', 'buffer'],
]) {
  Object.defineProperty(fs[name], customPromisify, {
    value: (...values) => new Promise((resolve, reject) => {
      fs[name](...values, (error, count, buffer) => {
        if (error) reject(error);
        else resolve({ [counted]: count, [held]: buffer });
      });
    }),
  });
}

// MARK: What has a shape of its own

fs.existsSync = function existsSync(path) {
  try {
    return entries.exists(path);
  } catch {
    return false;
  }
};
fs.exists = function exists(path, callback) {
  validateFunction(callback, 'cb');
  const result = fs.existsSync(path);
  later(() => callback(result));
};
Object.defineProperty(fs.exists, customPromisify, {
  value: (path) => Promise.resolve(fs.existsSync(path)),
});
fs.realpath.native = withCallback('native', entries.realpathNative, [1, 2]);
fs.realpathSync.native = (path, options) => entries.realpathNative(path, options);

fs.cpSync = function cpSync(from, to, options) {
  return require('internal/fs/cp').cpSync(from, to, options);
};
fs.cp = function cp(from, to, ...values) {
  const [[options], callback] = split(values, [0, 1]);
  require('internal/fs/cp').cpPromise(from, to, options)
    .then(() => later(() => callback(null, undefined)), (error) => later(() => callback(error)));
};
fs.openAsBlob = async function openAsBlob(path, options = {}) {
  require('internal/validators').validateObject(options, 'options');
  const { Blob } = require('internal/blob');
  return new Blob([operations.readFile(path)], { type: options.type || '' });
};
fs.createReadStream = function createReadStream(path, options) {
  return new fs.ReadStream(path, options);
};
fs.createWriteStream = function createWriteStream(path, options) {
  return new fs.WriteStream(path, options);
};
// Linux has no mode of a link.
fs.lchmod = undefined;
fs.lchmodSync = undefined;
for (const [alias, name] of [
  ['ReadStream', 'ReadStream'], ['WriteStream', 'WriteStream'],
  ['FileReadStream', 'ReadStream'], ['FileWriteStream', 'WriteStream'],
]) {
  let replacement;
  Object.defineProperty(fs, alias, {
    configurable: true,
    enumerable: true,
    get: () => replacement ?? require('internal/fs/streams')[name],
    set(value) { replacement = value; },
  });
}
for (const name of ['watch', 'watchFile', 'unwatchFile']) fs[name] = refused(`fs.${name}`);

fs.Stats = Stats;
fs.Dirent = Dirent;
fs.Dir = Dir;
fs._toUnixTimestamp = require('internal/fs/arguments').secondsOf;
fs.constants = constants;
for (const name of ['F_OK', 'R_OK', 'W_OK', 'X_OK']) {
  Object.defineProperty(fs, name, { value: constants[name], enumerable: true });
}
Object.defineProperty(fs, 'promises', {
  configurable: true,
  enumerable: true,
  get: () => require('fs/promises'),
});

module.exports = fs;
