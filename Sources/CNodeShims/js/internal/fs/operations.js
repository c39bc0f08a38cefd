'use strict';

// Every operation on files, done at once, with the least and the most of arguments that it takes. `fs`
// gives each as `nameSync` and with a callback, and `fs/promises` as a promise: one body for the three.

const descriptors = require('internal/fs/descriptors');
const files = require('internal/fs/files');
const entries = require('internal/fs/entries');
const { openDirectory } = require('internal/fs/dir');

// Those that a FileHandle has instead in fs/promises.
const onDescriptors = {
  close: [1, 1], fstat: [1, 2], fsync: [1, 1], fdatasync: [1, 1], ftruncate: [1, 2], fchmod: [2, 2],
  fchown: [3, 3], futimes: [3, 3],
};
const onPaths = {
  readFile: [1, 2], writeFile: [2, 3], appendFile: [2, 3], truncate: [1, 2], readdir: [1, 2],
  mkdir: [1, 2], rm: [1, 2], rmdir: [1, 2], stat: [1, 2], lstat: [1, 2], statfs: [1, 2],
  realpath: [1, 2], readlink: [1, 2], copyFile: [2, 3], symlink: [2, 3], mkdtemp: [1, 2],
  access: [1, 2], unlink: [1, 1], rename: [2, 2], link: [2, 2], chmod: [2, 2], chown: [3, 3],
  lchown: [3, 3], utimes: [3, 3], lutimes: [3, 3], opendir: [1, 2], open: [1, 3],
};

const operations = {
  ...descriptors.operations, ...files, ...entries.operations, opendir: openDirectory,
};

module.exports = { operations, onDescriptors, onPaths };
