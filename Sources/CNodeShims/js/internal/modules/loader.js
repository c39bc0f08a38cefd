'use strict';

// What the host and the other built-in modules use of the module loaders.

const { resolve: resolvePath } = require('path');
const { Module, nameMain, clear: clearCommonJS } = require('internal/modules/cjs');
const esm = require('internal/modules/esm');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const names = require('internal/modules/cjs-names');
const packages = require('internal/modules/package-json');
const typeScript = require('internal/modules/typescript/compile');
const typeScriptConfig = require('internal/modules/typescript/config');
const { formatForImport } = require('internal/modules/formats');
const { setFallback } = require('internal/modules/resolve');
const { isModuleNamespaceObject } = require('internal/modules/namespace');

// A promise of the namespace of a file (absolute path or file URL), of either module system.
const importModule = esm.importModule;

// The exports of a file, run now. Throws ERR_REQUIRE_ASYNC_MODULE for a top-level await.
const requireModule = (path) => Module._load(resolvePath(path), null, false);

// A promise of { format: 'module' | 'commonjs' | 'json', namespace }. The namespace of a CommonJS
// module has its exports as `default`, and their properties as names.
function load(path) {
  const loaded = loadFile(path);
  // The host looks at it only after the microtasks: until then it must not count as unhandled.
  loaded.catch(() => {});
  return loaded;
}

async function loadFile(path) {
  const real = files.realPath(path);
  const { format } = formatForImport(real);
  if (format === 'json') return { format, namespace: { default: requireModule(real) } };
  return { format, namespace: await importModule(real) };
}

// Runs a file as the program's main module: the promise of an ES module's end, nothing for CommonJS,
// which has run then.
function runMain(path) {
  const absolute = resolvePath(path);
  const found = Module._resolveFilename(absolute, null, true);
  if (formatOfMain(found) === 'module') return importModule(found);
  Module._load(found, null, true);
  return undefined;
}

function formatOfMain(path) {
  try {
    return formatForImport(path).format;
  } catch (error) {
    if (error.code === 'ERR_UNKNOWN_FILE_EXTENSION') return 'commonjs';
    throw error;
  }
}

// Forgets every module that was loaded.
function clear() {
  clearCommonJS();
  esm.clear();
  packages.clear();
  typeScript.clear();
  names.clear();
  typeScriptConfig.clear();
}

module.exports = {
  importModule, requireModule, load, runMain, clear, setFallback, nameMain,
  createRequire: Module.createRequire, Module, isModuleNamespaceObject,
};
