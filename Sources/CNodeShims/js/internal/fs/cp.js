'use strict';

// cp: a file, or a directory with all that it holds.

const { codes } = require('internal/errors');
const { validateBoolean, validateFunction, validateInteger, validateObject } =
  require('internal/validators');
const { dirname, isAbsolute, join, resolve, parse } = require('path');
const given = require('internal/fs/arguments');
const { systemError, isDirectoryError } = require('internal/fs/errors');
const { operations, exists } = require('internal/fs/entries');

const { copyFile, chmod, mkdir, readdir, readlink, stat, lstat, symlink, unlink, utimes } = operations;

const defaults = {
  dereference: false, errorOnExist: false, filter: undefined, force: true,
  preserveTimestamps: false, recursive: false, verbatimSymlinks: false,
};

function optionsOf(options) {
  if (options === undefined) return { ...defaults };
  validateObject(options, 'options');
  options = { ...defaults, ...options };
  for (const name of [
    'dereference', 'errorOnExist', 'force', 'preserveTimestamps', 'recursive', 'verbatimSymlinks',
  ]) {
    validateBoolean(options[name], `options.${name}`);
  }
  options.mode ??= 0;
  validateInteger(options.mode, 'mode', 0, 7);
  if (options.dereference && options.verbatimSymlinks) {
    throw new codes.ERR_INCOMPATIBLE_OPTION_PAIR('dereference', 'verbatimSymlinks');
  }
  if (options.filter !== undefined) validateFunction(options.filter, 'options.filter');
  return options;
}

const kinds = {
  ERR_FS_CP_DIR_TO_NON_DIR: ['Cannot overwrite non-directory with directory', 'EISDIR', 21],
  ERR_FS_CP_NON_DIR_TO_DIR: ['Cannot overwrite directory with non-directory', 'ENOTDIR', 20],
  ERR_FS_CP_EEXIST: ['Target already exists', 'EEXIST', 17],
  ERR_FS_CP_EINVAL: ['Invalid src or dest', 'EINVAL', 22],
  ERR_FS_CP_FIFO_PIPE: ['Cannot copy a FIFO pipe', 'EINVAL', 22],
  ERR_FS_CP_SOCKET: ['Cannot copy a socket file', 'EINVAL', 22],
  ERR_FS_CP_UNKNOWN: ['Cannot copy an unknown file type', 'EINVAL', 22],
  ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY: ['Cannot overwrite symlink in subdirectory of self',
    'EINVAL', 22],
};

function failure(name, message, path) {
  const [prefix, code, errno] = kinds[name];
  return systemError(name, prefix, { message, path, syscall: 'cp', errno, code });
}

const isSame = (one, other) => other.ino && other.dev && one.ino === other.ino && one.dev === other.dev;

function isInside(folder, path) {
  const outer = resolve(folder).split('/').filter(Boolean);
  const inner = resolve(path).split('/').filter(Boolean);
  return outer.every((part, index) => inner[index] === part);
}

// What is at both ends; null for what the filter leaves out.
function look(from, to, options, isWanted) {
  if (!isWanted) return null;
  const ask = options.dereference ? stat : lstat;
  const source = ask(from, { bigint: true });
  const target = ask(to, { bigint: true, throwIfNoEntry: false });
  if (target) {
    if (isSame(source, target)) {
      throw failure('ERR_FS_CP_EINVAL', 'src and dest cannot be the same', to);
    }
    if (source.isDirectory() && !target.isDirectory()) {
      throw failure('ERR_FS_CP_DIR_TO_NON_DIR',
        `cannot overwrite non-directory ${to} with directory ${from}`, to);
    }
    if (!source.isDirectory() && target.isDirectory()) {
      throw failure('ERR_FS_CP_NON_DIR_TO_DIR',
        `cannot overwrite directory ${to} with non-directory ${from}`, to);
    }
  }
  if (source.isDirectory() && isInside(from, to)) throw intoItself(from, to);
  return { source, target };
}

function intoItself(from, to) {
  return failure('ERR_FS_CP_EINVAL', `cannot copy ${from} to a subdirectory of self ${to}`, to);
}

function requireNotAboveItself(from, source, to) {
  const parent = resolve(dirname(to));
  if (parent === resolve(dirname(from)) || parent === parse(parent).root) return;
  const target = stat(parent, { bigint: true, throwIfNoEntry: false });
  if (target === undefined) return;
  if (isSame(source, target)) throw intoItself(from, to);
  requireNotAboveItself(from, source, parent);
}

// Steps that only wait for a filter's promise: the synchronous form runs them to the end at once.
function* steps(from, to, options) {
  const found = look(from, to, options, yield* filtered(from, to, options));
  if (found === null) return;
  requireNotAboveItself(from, found.source, to);
  const parent = dirname(to);
  if (!exists(parent)) mkdir(parent, { recursive: true });
  yield* copyEntry(found, from, to, options);
}

function* filtered(from, to, { filter }) {
  return filter === undefined ? true : yield filter(from, to);
}

function* copyEntry({ source, target }, from, to, options) {
  if (source.isDirectory()) {
    if (!options.recursive) {
      throw isDirectoryError('cp', from, 22, `${from} is a directory (not copied)`);
    }
    if (!target) mkdir(to);
    for (const name of readdir(from)) {
      const [inner, copy] = [join(from, name), join(to, name)];
      const found = look(inner, copy, options, yield* filtered(inner, copy, options));
      if (found !== null) yield* copyEntry(found, inner, copy, options);
    }
    if (!target) chmod(to, Number(source.mode & 0o7777n));
  } else if (source.isFile() || source.isCharacterDevice() || source.isBlockDevice()) {
    copyOneFile(source, target, from, to, options);
  } else if (source.isSymbolicLink()) {
    copyLink(target, from, to, options);
  } else if (source.isSocket()) {
    throw failure('ERR_FS_CP_SOCKET', `cannot copy a socket file: ${to}`, to);
  } else if (source.isFIFO()) {
    throw failure('ERR_FS_CP_FIFO_PIPE', `cannot copy a FIFO pipe: ${to}`, to);
  } else {
    throw failure('ERR_FS_CP_UNKNOWN', `cannot copy an unknown file type: ${to}`, to);
  }
}

function copyOneFile(source, target, from, to, options) {
  if (target && !options.force) {
    if (options.errorOnExist) throw failure('ERR_FS_CP_EEXIST', `${to} already exists`, to);
    return;
  }
  if (target) unlink(to);
  copyFile(from, to, options.mode);
  const mode = Number(source.mode & 0o7777n);
  if (options.preserveTimestamps) {
    if ((mode & 0o200) === 0) chmod(to, mode | 0o200);
    const { atime, mtime } = stat(from);
    utimes(to, atime, mtime);
  }
  chmod(to, mode);
}

function copyLink(target, from, to, options) {
  let says = readlink(from);
  if (!options.verbatimSymlinks && !isAbsolute(says)) says = resolve(dirname(from), says);
  if (!target) {
    symlink(says, to);
    return;
  }
  let saidThere;
  try {
    saidThere = readlink(to);
  } catch (error) {
    if (error.code !== 'EINVAL') throw error;
    symlink(says, to);
    return;
  }
  if (!isAbsolute(saidThere)) saidThere = resolve(dirname(to), saidThere);
  if (isInside(says, saidThere)) {
    throw failure('ERR_FS_CP_EINVAL',
      `cannot copy ${says} to a subdirectory of self ${saidThere}`, to);
  }
  if (stat(to).isDirectory() && isInside(saidThere, says)) {
    throw failure('ERR_FS_CP_SYMLINK_TO_SUBDIRECTORY',
      `cannot overwrite ${saidThere} with ${says}`, to);
  }
  unlink(to);
  symlink(says, to);
}

function prepared(from, to, options) {
  options = optionsOf(options);
  return steps(given.toPath(from, 'src'), given.toPath(to, 'dest'), options);
}

function cpSync(from, to, options) {
  const run = prepared(from, to, options);
  let step = run.next();
  while (!step.done) {
    if (step.value instanceof Promise) {
      throw new codes.ERR_INVALID_RETURN_VALUE('boolean', 'filter', step.value);
    }
    step = run.next(step.value);
  }
}

async function cpPromise(from, to, options) {
  const run = prepared(from, to, options);
  let step = run.next();
  while (!step.done) step = run.next(await step.value);
}

module.exports = { cpSync, cpPromise };
