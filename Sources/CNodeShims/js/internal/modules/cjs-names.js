'use strict';

// The names that an ES module may import from a CommonJS module, found without running it.

const { extname } = require('path');
const files = require('internal/modules/files');

const engine = internalBinding('engine');
const known = new Map();

// The names of the file, and of those whose names it hands on.
function exportNamesOf(path) {
  let names = known.get(path);
  if (names === undefined) {
    names = [];
    // Known at once, for modules that hand on each other's.
    known.set(path, names);
    const found = engine.commonJSExports(sourceOf(path));
    names.push(...found.names);
    for (const specifier of found.reexports) {
      for (const name of namesBehind(specifier, path)) {
        if (!names.includes(name)) names.push(name);
      }
    }
  }
  return names;
}

function sourceOf(path) {
  const { isTypeScript, compileTypeScript } = require('internal/modules/typescript/compile');
  return isTypeScript(path) ? compileTypeScript(path).source : files.readText(path);
}

function namesBehind(specifier, parentPath) {
  const { resolveRequire } = require('internal/modules/resolve');
  try {
    const { path } = resolveRequire(specifier, parentPath, undefined, () => []);
    return path === undefined || extname(path) === '.json' ? [] : exportNamesOf(path);
  } catch {
    // It fails when it is required, if ever.
    return [];
  }
}

module.exports = { exportNamesOf, clear: () => known.clear() };
