'use strict';

// What lies in directories: listed, made, removed, renamed, linked, and what is known of it.

const { validateBoolean, validateInteger, validateObject } = require('internal/validators');
const { codes } = require('internal/errors');
const given = require('internal/fs/arguments');
const { call, fromBinding, isDirectoryError } = require('internal/fs/errors');
const { Stats, BigIntStats, StatFs, Dirent } = require('internal/fs/stats');

const binding = internalBinding('fs');
const { toPath, encoded } = given;

function status(name, path, options) {
  const { bigint, throwIfNoEntry = true } = options ?? {};
  let fields;
  path = toPath(path);
  try {
    fields = call(binding, name, path);
  } catch (error) {
    if (!throwIfNoEntry && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  return bigint ? new BigIntStats(fields) : new Stats(fields);
}

const stat = (path, options) => status('stat', path, options);
const lstat = (path, options) => status('lstat', path, options);

function statfs(path, options) {
  const fields = call(binding, 'statfs', toPath(path));
  return new StatFs(options?.bigint ? fields.map(BigInt) : fields);
}

// Entries in the order of Node: for a recursive listing, folder by folder, the nearest first.
function readdir(path, options) {
  const { withFileTypes, recursive, encoding } = given.optionsOf(options);
  if (recursive !== undefined && recursive !== null) {
    validateBoolean(recursive, 'options.recursive');
  }
  const root = toPath(path);
  const found = [];
  const folders = [''];
  for (const folder of folders) {
    const parent = folder === '' ? root : require('path').join(root, folder);
    for (const [name, kind] of call(binding, 'readdir', parent)) {
      const relative = folder === '' ? name : `${folder}/${name}`;
      if (recursive && kind === 'directory') folders.push(relative);
      found.push(withFileTypes ? new Dirent(encoded(name, encoding), kind, parent)
        : encoded(relative, encoding));
    }
  }
  return found;
}

// With `recursive`, the first directory that was made.
function mkdir(path, options) {
  const { recursive = false, mode = 0o777 } =
    typeof options === 'number' || typeof options === 'string' ? { mode: options } : options || {};
  path = toPath(path);
  validateBoolean(recursive, 'options.recursive');
  const bits = given.modeOf(mode);
  if (!recursive) {
    call(binding, 'mkdir', path, bits);
    return undefined;
  }
  return makeDirectories(path, bits);
}

function makeDirectories(path, mode) {
  const { dirname, toNamespacedPath } = require('path');
  const missing = [];
  let first;
  for (let next = path; next !== undefined;) {
    try {
      call(binding, 'mkdir', next, mode);
      first ??= next;
      next = missing.pop();
    } catch (error) {
      const parent = dirname(next);
      if (error.code === 'ENOENT' && parent !== next) {
        missing.push(next);
        next = parent;
      } else if (error.code === 'EEXIST' || error.code === 'EISDIR') {
        if (!stat(next).isDirectory()) throw atPath(missing.length > 0 ? 'ENOTDIR' : 'EEXIST', error, path);
        next = missing.pop();
      } else {
        throw atPath(error.code, error, path);
      }
    }
  }
  return first === undefined ? undefined : toNamespacedPath(first);
}

const texts = { ENOTDIR: [-20, 'not a directory'], EEXIST: [-17, 'file already exists'] };

// Node names the whole path, whichever part of it failed.
function atPath(code, error, path) {
  const [errno, text] = texts[code] ?? [error.errno, error.message.split(/: |, mkdir/)[1]];
  return fromBinding({
    errno, code, syscall: 'mkdir', path, message: `${code}: ${text}, mkdir '${path}'`,
  });
}

const removing = { recursive: false, force: false, retryDelay: 100, maxRetries: 0 };

function removingOptions(options) {
  if (options === undefined) return removing;
  validateObject(options, 'options');
  options = { ...removing, ...options };
  validateBoolean(options.recursive, 'options.recursive');
  validateInteger(options.retryDelay, 'options.retryDelay', 0, 2 ** 31 - 1);
  validateInteger(options.maxRetries, 'options.maxRetries', 0, 2 ** 32 - 1);
  return options;
}

function rm(path, options) {
  path = toPath(path);
  options = removingOptions(options);
  validateBoolean(options.force, 'options.force');
  const found = lstat(path, { throwIfNoEntry: !options.force });
  if (found === undefined) return;
  if (found.isDirectory() && !options.recursive) {
    throw isDirectoryError('rm', path, 21, 'is a directory');
  }
  removeTree(path, found.isDirectory());
}

function removeTree(path, isDirectory) {
  if (!isDirectory) {
    call(binding, 'unlink', path);
    return;
  }
  for (const [name, kind] of call(binding, 'readdir', path)) {
    removeTree(`${path.endsWith('/') ? path : `${path}/`}${name}`, kind === 'directory');
  }
  call(binding, 'rmdir', path);
}

function rmdir(path, options) {
  path = toPath(path);
  if (options?.recursive) {
    require('process').emitWarning(
      'In future versions of Node.js, fs.rmdir(path, { recursive: true }) will be removed. '
      + 'Use fs.rm(path, { recursive: true }) instead', 'DeprecationWarning', 'DEP0147');
    removingOptions(options);
    if (lstat(path).isDirectory()) {
      removeTree(path, true);
      return;
    }
  } else {
    removingOptions(options);
  }
  call(binding, 'rmdir', path);
}

function realpathNative(path, options) {
  const { encoding } = given.optionsOf(options);
  return encoded(call(binding, 'realpath', toPath(path)), encoding);
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
      if (lstat(part).isSymbolicLink()) stat(part);
    }
    throw error;
  }
}

function copyFile(from, to, mode) {
  from = toPath(from, 'src');
  to = toPath(to, 'dest');
  call(binding, 'copyFile', from, to, (given.bitsOf(mode) & 1) !== 0);
}

function symlink(target, path, type) {
  if (typeof type === 'string' && !['dir', 'file', 'junction'].includes(type)) {
    throw new codes.ERR_FS_INVALID_SYMLINK_TYPE(type);
  }
  call(binding, 'symlink', toPath(target, 'target'), toPath(path));
}

let warnsOfTemplates = true;

function mkdtemp(prefix, options) {
  const { encoding } = given.optionsOf(options);
  prefix = toPath(prefix, 'prefix');
  if (warnsOfTemplates && prefix.endsWith('X')) {
    warnsOfTemplates = false;
    require('process').emitWarning('mkdtemp() templates ending with X are not portable. '
      + 'For details see: https://nodejs.org/api/fs.html');
  }
  return encoded(call(binding, 'mkdtemp', prefix), encoding);
}

function readlink(path, options) {
  const { encoding } = given.optionsOf(options);
  return encoded(call(binding, 'readlink', toPath(path, 'oldPath')), encoding);
}

function chown(path, uid, gid, followsLinks) {
  path = toPath(path);
  call(binding, 'chown', path, given.ownerOf(uid, 'uid'), given.ownerOf(gid, 'gid'), followsLinks);
}

function utimes(path, accessed, modified, followsLinks) {
  path = toPath(path);
  call(binding, 'utimes', path, given.secondsOf(accessed), given.secondsOf(modified), followsLinks);
}

module.exports = {
  operations: {
    readdir, mkdir, rm, rmdir, stat, lstat, statfs, realpath, readlink, copyFile, symlink, mkdtemp,
    access: (path, mode) => call(binding, 'access', toPath(path), given.bitsOf(mode)),
    unlink: (path) => call(binding, 'unlink', toPath(path)),
    rename: (from, to) => call(binding, 'rename', toPath(from, 'oldPath'), toPath(to, 'newPath')),
    link: (from, to) => call(binding, 'link', toPath(from, 'existingPath'), toPath(to, 'newPath')),
    chmod: (path, mode) => call(binding, 'chmod', toPath(path), given.modeOf(mode)),
    chown: (path, uid, gid) => chown(path, uid, gid, true),
    lchown: (path, uid, gid) => chown(path, uid, gid, false),
    utimes: (path, accessed, modified) => utimes(path, accessed, modified, true),
    lutimes: (path, accessed, modified) => utimes(path, accessed, modified, false),
  },
  realpathNative,
  exists: (path) => binding.exists(toPath(path)),
};
