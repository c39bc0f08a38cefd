'use strict';

// Stats of a file, and Dirent for an entry of a directory.

const constants = require('internal/fs/constants');

const type = Symbol('type');

const kindsByMode = {
  isDirectory: constants.S_IFDIR, isFile: constants.S_IFREG, isBlockDevice: constants.S_IFBLK,
  isCharacterDevice: constants.S_IFCHR, isSymbolicLink: constants.S_IFLNK, isFIFO: constants.S_IFIFO,
  isSocket: constants.S_IFSOCK,
};

class Stats {
  constructor(fields) {
    this.dev = fields.dev;
    this.mode = fields.mode;
    this.nlink = fields.nlink;
    this.uid = fields.uid;
    this.gid = fields.gid;
    this.rdev = fields.rdev ?? 0;
    this.blksize = fields.blksize;
    this.ino = fields.ino;
    this.size = fields.size;
    this.blocks = fields.blocks;
    const times = ['atime', 'mtime', 'ctime', 'birthtime'];
    for (const time of times) this[`${time}Ms`] = fields[`${time}Ms`];
    for (const time of times) this[time] = new Date(Math.round(fields[`${time}Ms`]));
  }
}
for (const [name, kind] of Object.entries(kindsByMode)) {
  Stats.prototype[name] = { [name]() {
    return (this.mode & constants.S_IFMT) === kind;
  } }[name];
}

// The same with integers of any size, and times in nanoseconds too.
class BigIntStats {
  constructor(fields) {
    const stats = new Stats(fields);
    for (const key of Object.keys(stats)) {
      this[key] = typeof stats[key] === 'number' ? BigInt(Math.trunc(stats[key])) : stats[key];
    }
    for (const time of ['atime', 'mtime', 'ctime', 'birthtime']) {
      this[`${time}Ns`] = fields[`${time}Ns`] ?? BigInt(Math.round(fields[`${time}Ms`] * 1e6));
    }
  }
}
for (const [name, kind] of Object.entries(kindsByMode)) {
  BigIntStats.prototype[name] = { [name]() {
    return (Number(this.mode) & constants.S_IFMT) === kind;
  } }[name];
}

const kindNumbers = {
  file: constants.UV_DIRENT_FILE, directory: constants.UV_DIRENT_DIR,
  symlink: constants.UV_DIRENT_LINK, other: constants.UV_DIRENT_UNKNOWN,
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

module.exports = { Stats, BigIntStats, Dirent };
