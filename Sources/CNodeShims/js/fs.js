'use strict';

// Files, synchronously and with callbacks. The work is done in internal/fs/operations.

const { operations, realpathNative, refusedNames } = require('internal/fs/operations');
const { Stats, Dirent } = require('internal/fs/stats');
const { validateFunction } = require('internal/validators');
const { refused } = require('internal/unsupported');
const constants = require('internal/fs/constants');

const fs = {};

// A callback runs on a later turn of the event loop, never before the function returned.
function withCallback(name, operation) {
  return { [name]: function (...values) {
    const callback = values.length > 1 ? values.pop() : undefined;
    validateFunction(callback, 'cb');
    let error = null;
    let result;
    try {
      result = operation(...values);
    } catch (thrown) {
      // A wrong argument is thrown at once; what the file system says goes to the callback.
      if (thrown.syscall === undefined) throw thrown;
      error = thrown;
    }
    require('internal/timers').setImmediate(() => {
      if (error !== null) callback(error);
      else if (result === undefined) callback(null);
      else callback(null, result);
    });
  } }[name];
}

for (const [name, operation] of Object.entries(operations)) {
  fs[name] = withCallback(name, operation);
  fs[`${name}Sync`] = { [`${name}Sync`]: (...values) => operation(...values) }[`${name}Sync`];
}
for (const name of refusedNames) {
  fs[name] = refused(`fs.${name}`);
  fs[`${name}Sync`] = refused(`fs.${name}Sync`);
}
for (const name of [
  'createReadStream', 'createWriteStream', 'watch', 'watchFile', 'unwatchFile', 'openAsBlob',
  'ReadStream', 'WriteStream', 'FileReadStream', 'FileWriteStream', 'Dir',
]) {
  fs[name] = refused(`fs.${name}`);
}

fs.existsSync = function existsSync(path) {
  try {
    return internalBinding('fs').exists(require('internal/url/file').toPath(path));
  } catch {
    return false;
  }
};
fs.exists = function exists(path, callback) {
  validateFunction(callback, 'cb');
  const result = fs.existsSync(path);
  require('internal/timers').setImmediate(() => callback(result));
};
Object.defineProperty(fs.exists, Symbol.for('nodejs.util.promisify.custom'), {
  value: (path) => Promise.resolve(fs.existsSync(path)),
});
fs.realpath.native = withCallback('native', realpathNative);
fs.realpathSync.native = (path, options) => realpathNative(path, options);

fs.Stats = Stats;
fs.Dirent = Dirent;
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
