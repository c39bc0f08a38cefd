'use strict';

// Files, with promises.

const { codes, AbortError } = require('internal/errors');
const { refused } = require('internal/unsupported');
const { operations, onPaths } = require('internal/fs/operations');
const { realpathNative } = require('internal/fs/entries');
const { FileHandle } = require('internal/fs/file_handle');
const constants = require('internal/fs/constants');
const given = require('internal/fs/arguments');
const promised = require('internal/fs/promised');

const promises = {};

function define(name, operation) {
  promises[name] = { [name]: async function (...values) {
    return promised(name, () => operation(...values));
  } }[name];
}

for (const name of Object.keys(onPaths)) define(name, operations[name]);
define('realpath', realpathNative);
define('open', (path, flags, mode) => new FileHandle(operations.open(path, flags, mode)));

// A signal may abort what is not told of yet.
function abortable(name, operation) {
  promises[name] = { [name]: async function (path, ...values) {
    const options = values[name === 'readFile' ? 0 : 1];
    const result = await (path instanceof FileHandle ? path[name](...values)
      : promised(name, () => operation(path, ...values)));
    if (options?.signal?.aborted) {
      throw new AbortError(undefined, { cause: options.signal.reason });
    }
    return result;
  } }[name];
}

async function write(path, data, options, flag) {
  options = given.optionsOf(options, { encoding: 'utf8', mode: 0o666, flag });
  if (typeof data !== 'string' && (data === null || typeof data !== 'object')) {
    given.bytesOf(data);
  }
  given.requireNotAborted(options.signal);
  const fd = operations.open(path, options.flag || flag, options.mode);
  try {
    await promised.writeAny(fd, data, options);
  } finally {
    operations.close(fd);
  }
}

abortable('readFile', operations.readFile);
abortable('writeFile', (path, data, options) => write(path, data, options, 'w'));
abortable('appendFile', (path, data, options) => write(path, data, options, 'a'));

promises.cp = async function cp(from, to, options) {
  return promised('cp', () => require('internal/fs/cp').cpPromise(from, to, options));
};
promises.lchmod = async function lchmod() {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('lchmod()');
};
promises.watch = refused('fs.promises.watch');
promises.constants = constants;

module.exports = promises;
