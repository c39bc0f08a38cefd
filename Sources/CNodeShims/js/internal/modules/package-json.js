'use strict';

// package.json files, each read once.

const { dirname } = require('path');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');

const cache = new Map();

// The package.json in the directory, or null. `base` says what asks, for the error of one that does not
// parse; `require` has an error of its own.
function read(directory, base, isRequire = false) {
  const path = directory === '/' ? '/package.json' : `${directory}/package.json`;
  let found = cache.get(path);
  if (found === undefined) {
    found = files.kindOf(path) === 'file' ? parse(path, directory, base, isRequire) : null;
    cache.set(path, found);
  }
  return found;
}

function parse(path, directory, base, isRequire) {
  let data;
  try {
    data = JSON.parse(files.readText(path));
  } catch (error) {
    if (!isRequire) throw errors.invalidPackageConfig(path, base, error.message);
    error.message = `Error parsing ${path}: ${error.message}`;
    throw Object.assign(error, { path });
  }
  if (data === null || typeof data !== 'object') data = {};
  return {
    path,
    directory,
    name: typeof data.name === 'string' ? data.name : undefined,
    main: typeof data.main === 'string' ? data.main : undefined,
    type: data.type === 'module' || data.type === 'commonjs' ? data.type : 'none',
    exports: data.exports,
    imports: data.imports !== null && typeof data.imports === 'object' ? data.imports : undefined,
  };
}

// The package.json that a file belongs to, or null.
function scopeOf(path) {
  let directory = dirname(path);
  for (;;) {
    if (directory.endsWith('/node_modules')) return null;
    const found = read(directory);
    if (found !== null) return found;
    if (directory === '/') return null;
    directory = dirname(directory);
  }
}

module.exports = { read, scopeOf, clear: () => cache.clear() };
