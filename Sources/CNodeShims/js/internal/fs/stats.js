'use strict';

// Stats of a file, and Dirent for an entry of a directory.

const constants = require('internal/fs/constants');

const type = Symbol('type');

const kindsByMode = {
  isDirectory: constants.S_IFDIR, isFile: constants.S_IFREG, isBlockDevice: constants.S_IFBLK,
  isCharacterDevice: constants.S_IFCHR, isSymbolicLink: constants.S_IFLNK, isFIFO: constants.S_IFIFO,
  isSocket: constants.S_IFSOCK,
};

const numberNames = [
  'dev', 'mode', 'nlink', 'uid', 'gid', 'rdev', 'blksize', 'ino', 'size', 'blocks',
];
const timeNames = ['atime', 'mtime', 'ctime', 'birthtime'];

const dateOf = (milliseconds) => new Date(Math.round(Number(milliseconds)));

// `fields` are the host's: the numbers, then each time's seconds and nanoseconds.
function Stats(fields) {
  numberNames.forEach((name, index) => { this[name] = fields[index]; });
  timeNames.forEach((name, index) => {
    const at = numberNames.length + 2 * index;
    this[`${name}Ms`] = fields[at] * 1000 + fields[at + 1] / 1e6;
  });
  for (const name of timeNames) this[name] = dateOf(this[`${name}Ms`]);
}

// The same with integers of any size, and times in nanoseconds too.
function BigIntStats(fields) {
  numberNames.forEach((name, index) => { this[name] = BigInt(fields[index]); });
  const times = timeNames.map((name, index) => {
    const at = numberNames.length + 2 * index;
    return BigInt(fields[at]) * 1000000000n + BigInt(fields[at + 1]);
  });
  timeNames.forEach((name, index) => { this[`${name}Ms`] = times[index] / 1000000n; });
  timeNames.forEach((name, index) => { this[`${name}Ns`] = times[index]; });
  for (const name of timeNames) this[name] = dateOf(this[`${name}Ms`]);
}

for (const [name, kind] of Object.entries(kindsByMode)) {
  for (const type of [Stats, BigIntStats]) {
    type.prototype[name] = { [name]() {
      return (Number(this.mode) & constants.S_IFMT) === kind;
    } }[name];
  }
}

class StatFs {
  constructor(fields) {
    ['type', 'bsize', 'blocks', 'bfree', 'bavail', 'files', 'ffree'].forEach((name, index) => {
      this[name] = fields[index];
    });
  }
}

const kindNumbers = {
  file: constants.UV_DIRENT_FILE, directory: constants.UV_DIRENT_DIR,
  symbolicLink: constants.UV_DIRENT_LINK, pipe: constants.UV_DIRENT_FIFO,
  socket: constants.UV_DIRENT_SOCKET, characterDevice: constants.UV_DIRENT_CHAR,
  blockDevice: constants.UV_DIRENT_BLOCK,
};

class Dirent {
  constructor(name, kind, parentPath) {
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
    this[type] = kindNumbers[kind] ?? constants.UV_DIRENT_UNKNOWN;
  }
}
for (const [name, number] of [
  ['isDirectory', constants.UV_DIRENT_DIR], ['isFile', constants.UV_DIRENT_FILE],
  ['isBlockDevice', constants.UV_DIRENT_BLOCK], ['isCharacterDevice', constants.UV_DIRENT_CHAR],
  ['isSymbolicLink', constants.UV_DIRENT_LINK], ['isFIFO', constants.UV_DIRENT_FIFO],
  ['isSocket', constants.UV_DIRENT_SOCKET],
]) {
  Dirent.prototype[name] = { [name]() {
    return this[type] === number;
  } }[name];
}

module.exports = { Stats, BigIntStats, StatFs, Dirent };
