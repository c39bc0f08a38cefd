'use strict';

// Every operation on files, done at once. `fs` gives each as `nameSync` and with a callback, and
// `fs/promises` as a promise: one body for the three.

const { toPath } = require('internal/url/file');
const { fromBinding } = require('internal/fs/errors');
const { Stats, BigIntStats, Dirent } = require('internal/fs/stats');
const { codes } = require('internal/errors');

const binding = internalBinding('fs');

// Calls the host, which throws plain objects; what it does not have is refused by name.
function call(name, ...values) {
  if (typeof binding[name] !== 'function') {
    throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`fs.${name}()`);
  }
  try {
    return binding[name](...values);
  } catch (failure) {
    throw fromBinding(failure);
  }
}

function optionsOf(options, fallback = {}) {
  if (options === undefined || options === null || typeof options === 'function') return fallback;
  if (typeof options === 'string') return { ...fallback, encoding: options };
  if (typeof options !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('options', ['string', 'Object'], options);
  }
  if (options.signal?.aborted) {
    const { AbortError } = require('internal/errors');
    throw new AbortError(undefined, { cause: options.signal.reason });
  }
  return { ...fallback, ...options };
}

function requireEncoding(encoding) {
  const { Buffer } = require('buffer');
  if (encoding && encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw new codes.ERR_INVALID_ARG_VALUE('encoding', encoding, 'is invalid encoding');
  }
}

function requireNotDescriptor(path, name) {
  if (typeof path === 'number' && Number.isInteger(path) && path >= 0) {
    throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`fs.${name}() with a file descriptor`);
  }
}

function asBuffer(bytes) {
  const { Buffer } = require('buffer');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function encoded(text, encoding) {
  if (!encoding || encoding === 'utf8' || encoding === 'utf-8') return text;
  const { Buffer } = require('buffer');
  return encoding === 'buffer' ? Buffer.from(text) : Buffer.from(text).toString(encoding);
}

function readFile(path, options) {
  const { encoding } = optionsOf(options);
  requireEncoding(encoding);
  requireNotDescriptor(path, 'readFile');
  path = toPath(path);
  const isText = encoding === 'utf8' || encoding === 'utf-8';
  let content;
  try {
    content = call(isText ? 'readFileUtf8' : 'readFile', path);
  } catch (error) {
    // Node opens a folder without complaint and fails when it reads.
    if (error.code !== 'EISDIR') throw error;
    const { errno, code } = error;
    throw fromBinding({
      errno, code, syscall: 'read', message: 'EISDIR: illegal operation on a directory, read',
    });
  }
  if (isText) return content;
  const buffer = asBuffer(content);
  return encoding && encoding !== 'buffer' ? buffer.toString(encoding) : buffer;
}

function bytesOf(data, encoding) {
  if (typeof data === 'string') return require('buffer').Buffer.from(data, encoding || 'utf8');
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  throw new codes.ERR_INVALID_ARG_TYPE('data',
    ['string', 'Buffer', 'TypedArray', 'DataView'], data);
}

function modeOf(mode, fallback) {
  if (mode === undefined || mode === null) return fallback;
  return typeof mode === 'string' ? parseInt(mode, 8) : mode;
}

function writeFile(path, data, options) {
  const { encoding, mode, flag = 'w' } = optionsOf(options);
  requireNotDescriptor(path, 'writeFile');
  call('writeFile', toPath(path), bytesOf(data, encoding), flag, modeOf(mode, 0o666));
}

function appendFile(path, data, options) {
  writeFile(path, data, { ...optionsOf(options), flag: optionsOf(options).flag ?? 'a' });
}

function status(name, path, options) {
  const { bigint, throwIfNoEntry = true } = optionsOf(options);
  let fields;
  try {
    fields = call(name, toPath(path));
  } catch (error) {
    if (!throwIfNoEntry && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  return bigint ? new BigIntStats(fields) : new Stats(fields);
}

// Entries in the order of Node: for a recursive listing, folder by folder, the nearest first.
function readdir(path, options) {
  const { withFileTypes, recursive, encoding } = optionsOf(options);
  requireEncoding(encoding);
  const root = toPath(path);
  const found = [];
  const folders = [''];
  for (const folder of folders) {
    const parent = folder === '' ? root : require('path').join(root, folder);
    for (const [name, kind] of call('readdir', parent)) {
      const relative = folder === '' ? name : `${folder}/${name}`;
      if (recursive && kind === 'directory') folders.push(relative);
      found.push(withFileTypes ? new Dirent(encoded(name, encoding), kind, parent)
        : encoded(relative, encoding));
    }
  }
  return found;
}

function mkdir(path, options) {
  const { recursive = false, mode } = typeof options === 'number' || typeof options === 'string'
    ? { mode: options } : optionsOf(options);
  return call('mkdir', toPath(path), recursive, modeOf(mode, 0o777));
}

function rm(path, options) {
  const { recursive = false, force = false } = optionsOf(options);
  path = toPath(path);
  let kind;
  try {
    kind = status('lstat', path);
  } catch (error) {
    if (force && error.code === 'ENOENT') return;
    throw error;
  }
  if (kind.isDirectory() && !recursive) {
    throw Object.assign(new codes.ERR_FS_EISDIR(`rm returned EISDIR (is a directory) ${path}`),
      { name: 'SystemError', syscall: 'rm', path, errno: 21 });
  }
  call('rm', path, recursive, force);
}

function realpathNative(path, options) {
  return encoded(call('realpath', toPath(path)), optionsOf(options).encoding);
}

// Node's own walks the path: what is missing shows as an lstat of the first part that is.
function realpath(path, options) {
  try {
    return realpathNative(path, options);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    let part = '';
    for (const segment of require('path').resolve(toPath(path)).slice(1).split('/')) {
      part += `/${segment}`;
      call('lstat', part);
    }
    throw error;
  }
}

const operations = {
  readFile,
  writeFile,
  appendFile,
  readdir,
  mkdir,
  rm,
  stat: (path, options) => status('stat', path, options),
  lstat: (path, options) => status('lstat', path, options),
  access: (path, mode = 0) => call('access', toPath(path), typeof mode === 'function' ? 0 : mode),
  realpath,
  readlink: (path, options) => encoded(call('readlink', toPath(path)), optionsOf(options).encoding),
  unlink: (path) => call('unlink', toPath(path)),
  rmdir: (path) => call('rmdir', toPath(path)),
  rename: (from, to) => call('rename', toPath(from, 'oldPath'), toPath(to, 'newPath')),
  copyFile: (from, to, mode = 0) => call('copyFile', toPath(from, 'src'), toPath(to, 'dest'),
    typeof mode === 'function' ? 0 : mode),
  chmod: (path, mode) => call('chmod', toPath(path), modeOf(mode, 0)),
  symlink: (target, path) => call('symlink', toPath(target, 'target'), toPath(path)),
  mkdtemp: (prefix, options) => encoded(call('mkdtemp', toPath(prefix, 'prefix')),
    optionsOf(options).encoding),
  truncate: (path, length = 0) => call('truncate', toPath(path),
    typeof length === 'function' ? 0 : length),
  utimes: (path, accessed, modified) => call('utimes', toPath(path), seconds(accessed),
    seconds(modified)),
};

function seconds(time) {
  if (time instanceof Date) return time.getTime() / 1000;
  return Number(time);
}

// What Node has besides: open files, watchers, links and owners.
const refusedNames = [
  'chown', 'close', 'cp', 'fchmod', 'fchown', 'fdatasync', 'fstat', 'fsync', 'ftruncate', 'futimes',
  'lchown', 'link', 'lutimes', 'open', 'opendir', 'read', 'readv', 'statfs', 'write', 'writev',
];

module.exports = { operations, realpathNative, refusedNames };
