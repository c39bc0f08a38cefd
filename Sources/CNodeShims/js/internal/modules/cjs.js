'use strict';

// CommonJS as Node has it: Module, require, the cache.

const { dirname, extname } = require('path');
const builtins = require('internal/modules/builtins');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const { formatForRequire } = require('internal/modules/formats');
const { resolveRequire, nodeModulePaths, globalPaths, isRelative, setRequireExtensions } =
  require('internal/modules/resolve');
const { compile, describeCommonJS, commonJSHeader, moduleSyntaxIn } = require('internal/modules/compile');
const { makeNamespace, fillNamespace } = require('internal/modules/namespace');
const { parseJSON } = require('internal/modules/synthetic');
const { urlToPath } = require('internal/modules/urls');

const parents = new WeakMap();

function Module(id = '', parent) {
  this.id = id;
  this.path = dirname(id);
  this.exports = {};
  if (parent !== undefined) parents.set(this, parent);
  adopt(parent, this);
  this.filename = null;
  this.loaded = false;
  this.children = [];
}

function adopt(parent, child) {
  const children = parent?.children;
  if (Array.isArray(children) && !children.includes(child)) children.push(child);
}

Object.defineProperty(Module.prototype, 'parent', {
  configurable: true,
  get() { return parents.get(this); },
  set(value) { parents.set(this, value); },
});

Module.Module = Module;
Module._cache = Object.create(null);
Module._pathCache = Object.create(null);
Module.globalPaths = [];
Module.builtinModules = builtins.builtinModules;
Module.isBuiltin = builtins.isBuiltin;
Module._nodeModulePaths = nodeModulePaths;
Module.wrapper = ['(function (exports, require, module, __filename, __dirname) { ', '\n});'];
Module.wrap = (script) => Module.wrapper[0] + script + Module.wrapper[1];
Module.syncBuiltinESMExports = () => {};

// MARK: Resolution

const requireStack = (parent) => {
  const stack = [];
  for (let module = parent; module; module = parents.get(module)) {
    stack.push(module.filename || module.id);
  }
  return stack;
};

function resolve(request, parent, options) {
  let paths = isRelative(request) ? undefined : parent?.paths;
  if (options?.paths !== undefined) {
    if (!Array.isArray(options.paths)) {
      throw errors.invalidArgumentValue('options.paths', 'is invalid', options.paths);
    }
    paths = isRelative(request) ? options.paths : options.paths.flatMap(nodeModulePaths);
  }
  return resolveRequire(request, parent?.filename ?? undefined, paths, () => requireStack(parent));
}

Module._resolveFilename = function (request, parent, isMain, options) {
  const { builtin, path } = resolve(request, parent, options);
  if (builtin === undefined) return path;
  return request.startsWith('node:') ? request : builtin;
};

Module._resolveLookupPaths = function (request, parent) {
  if (builtins.isBuiltin(request)) return null;
  if (isRelative(request)) return [parent?.filename ? dirname(parent.filename) : '.'];
  return [...parent?.paths ?? [], ...globalPaths()];
};

// MARK: Loading

Module._load = function (request, parent, isMain) {
  const { builtin, path } = resolveForLoad(request, parent);
  if (builtin !== undefined) return loadBuiltin(builtin, request);
  const cached = Module._cache[path];
  if (cached !== undefined) {
    adopt(parent, cached);
    return cached.exports;
  }
  const module = new Module(path, parent);
  if (isMain) {
    setMain(module);
    module.id = '.';
  }
  return loadModule(module, path).exports;
};

// A program may put something in place of a built-in module, by its bare name.
function loadBuiltin(name, request) {
  const replaced = request.startsWith('node:') ? undefined : Module._cache[name];
  return replaced === undefined ? builtins.load(name) : replaced.exports;
}

// A program may replace Module._resolveFilename to redirect requests.
const ownResolveFilename = Module._resolveFilename;
function resolveForLoad(request, parent) {
  if (request.startsWith('node:')) return { builtin: builtins.nameOf(request) };
  if (Module._resolveFilename === ownResolveFilename) return resolve(request, parent);
  const filename = Module._resolveFilename(request, parent, false);
  const builtin = filename.startsWith('/') ? null : builtins.nameOf(filename);
  return builtin === null ? { path: filename } : { builtin };
}

function loadModule(module, path) {
  Module._cache[path] = module;
  let isDone = false;
  try {
    module.load(path);
    isDone = true;
  } finally {
    if (!isDone) {
      delete Module._cache[path];
      const siblings = parents.get(module)?.children;
      const index = Array.isArray(siblings) ? siblings.indexOf(module) : -1;
      if (index >= 0) siblings.splice(index, 1);
    }
  }
  return module;
}

Module.prototype.load = function (filename) {
  this.filename = filename;
  this.paths = nodeModulePaths(dirname(filename));
  const extension = extname(filename);
  (Module._extensions[extension] ?? Module._extensions['.js'])(this, filename);
  this.loaded = true;
};

Module._extensions = Object.create(null);
setRequireExtensions(Module._extensions);

Module._extensions['.js'] = function (module, filename) {
  const { format, source, described } = formatForRequire(filename);
  if (format === 'module') {
    requireModule(module, filename);
  } else if (described !== undefined) {
    run(module, described, filename);
  } else {
    module._compile(source ?? files.readText(filename), filename);
  }
};

Module._extensions['.json'] = function (module, filename) {
  module.exports = parseJSON(filename);
};

Module._extensions['.node'] = function (module, filename) {
  throw errors.unsupported(`Native addons are not supported: ${filename}`);
};

Module.prototype._compile = function (content, filename) {
  return run(this, describeCommonJS(content), filename);
};

function run(module, described, filename) {
  const { usesDynamicImport, dynamicImport } = described;
  const header = `${commonJSHeader}${usesDynamicImport ? `, ${dynamicImport}` : ''}) {`;
  const wrapper = compileScript(header, described, filename);
  Object.defineProperty(wrapper, 'displayName', { value: 'Object.<anonymous>' });
  const values = [module.exports, makeRequire(module), module, filename, dirname(filename)];
  if (usesDynamicImport) values.push(importer(filename));
  return Reflect.apply(wrapper, module.exports, values);
}

function compileScript(header, described, filename) {
  try {
    return compile(header, described, '})', filename, filename);
  } catch (error) {
    const message = described.hasModuleSyntax && error instanceof SyntaxError
      ? moduleSyntaxIn(described.source) : null;
    if (message !== null) {
      error.message = message;
      process.emitWarning('To load an ES module, set "type": "module" in the package.json or use the .mjs ' +
        'extension.');
    }
    throw error;
  }
}

const importer = (filename) => (specifier, options) =>
  require('internal/modules/esm').importFrom(specifier, filename, options);

// An ES module seen by require(), as Node 20.19 shows it.
function requireModule(module, filename) {
  const { requireNamespace } = require('internal/modules/esm');
  const namespace = requireNamespace(filename, parents.get(module)?.filename);
  if (Object.hasOwn(namespace, 'module.exports')) {
    module.exports = namespace['module.exports'];
  } else if (!Object.hasOwn(namespace, 'default') || Object.hasOwn(namespace, '__esModule')) {
    module.exports = namespace;
  } else {
    module.exports = withMark(namespace);
  }
}

// The same names with an `__esModule`, which compiled code looks for to find `default`.
function withMark(namespace) {
  const facade = makeNamespace([]);
  const entries = Object.keys(namespace).map((name) => [name, () => namespace[name],
    Object.getOwnPropertyDescriptor(namespace, name).get === undefined]);
  entries.push(['__esModule', () => true, true]);
  fillNamespace(facade, entries.filter(([name], index) => name !== '__esModule' || index === entries.length - 1), true);
  return facade;
}

// The exports of a CommonJS module that an ES module imports.
function loadForImport(path) {
  const cached = Module._cache[path];
  return (cached ?? loadModule(new Module(path, undefined), path)).exports;
}

// MARK: require

Module.prototype.require = function (id) {
  if (typeof id !== 'string') throw errors.invalidArgumentType('id', 'of type string', id);
  if (id === '') throw errors.invalidArgumentValue('id', 'must be a non-empty string', id);
  return Module._load(id, this, false);
};

function makeRequire(module) {
  const require = function require(path) {
    return module.require(path);
  };
  require.resolve = function resolve(request, options) {
    if (typeof request !== 'string') throw errors.invalidArgumentType('request', 'of type string', request);
    return Module._resolveFilename(request, module, false, options);
  };
  require.resolve.paths = function paths(request) {
    if (typeof request !== 'string') throw errors.invalidArgumentType('request', 'of type string', request);
    return Module._resolveLookupPaths(request, module);
  };
  require.main = mainModule;
  require.extensions = Module._extensions;
  require.cache = Module._cache;
  return require;
}

// A `require` for the file of that path or URL (module.createRequire).
Module.createRequire = function createRequire(filename) {
  let path = filename;
  if (typeof filename === 'object' && filename !== null && typeof filename.href === 'string') {
    path = filename.href;
  }
  if (typeof path === 'string' && path.startsWith('file:')) path = urlToPath(path);
  if (typeof path !== 'string' || path[0] !== '/') {
    throw errors.invalidArgumentValue('filename',
      'must be a file URL object, file URL string, or absolute path string', filename);
  }
  const isDirectory = path.endsWith('/');
  const module = new Module(isDirectory ? `${path}noop.js` : path);
  module.filename = module.id;
  module.paths = nodeModulePaths(module.path);
  return makeRequire(module);
};

// MARK: Main

let mainModule;

function setMain(module) {
  mainModule = module;
  globalThis.process.mainModule = module;
}

// Makes a file the main module by name only: it is not run.
function nameMain(path) {
  const module = new Module('.', null);
  module.filename = path;
  module.path = dirname(path);
  module.paths = nodeModulePaths(module.path);
  setMain(module);
}

function clear() {
  for (const path of Object.keys(Module._cache)) delete Module._cache[path];
  mainModule = undefined;
}

module.exports = { Module, loadForImport, nameMain, clear };
