'use strict';

// TypeScript to JavaScript: which module system a file belongs to, the compiler, and what was compiled
// before. Types are dropped, not checked, one file at a time (TypeScript's `isolatedModules`).

const { dirname, extname } = require('path');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const packages = require('internal/modules/package-json');
const { describeCommonJS, looksLikeModule } = require('internal/modules/compile');
const { optionsFor } = require('internal/modules/typescript/config');
const sourceMaps = require('internal/source_maps');

const host = internalBinding('typescript');
const extensions = new Set(['.ts', '.mts', '.cts', '.tsx']);
// Part of every cache key: another number when what is stored means something else.
const version = 1;

const isTypeScript = (path) => extensions.has(extname(path));

const compiled = new Map();
const compilers = new Map();

function compilerFor(path) {
  const directory = dirname(path);
  let compiler = compilers.get(directory);
  if (compiler === undefined) {
    compiler = host.compilerFor(directory);
    compilers.set(directory, compiler);
  }
  if (compiler === null) {
    throw errors.unsupported(`no compiler for TypeScript was found for ${path}: ${host.remedy()}`);
  }
  return compiler;
}

// The file as JavaScript: { format: 'module' | 'commonjs', source }.
function compileTypeScript(path) {
  let result = compiled.get(path);
  if (result === undefined) {
    const text = files.readText(path);
    result = inItsFormat(text, path);
    compiled.set(path, result);
    if (result.mappings !== null) sourceMaps.register(path, result.mappings, result.source);
  }
  return result;
}

// Where nothing says that it is an ES module, a file is CommonJS, which has both `import` and
// `require` in TypeScript; unless it needs what only an ES module has.
function inItsFormat(text, path) {
  const format = declaredFormat(path);
  if (format !== undefined) return { format, ...cached(text, path, format) };
  const script = cached(text, path, 'commonjs');
  return script.needsModule ? { format: 'module', ...cached(text, path, 'module') }
    : { format: 'commonjs', ...script };
}

function declaredFormat(path) {
  switch (extname(path)) {
    case '.mts': return 'module';
    case '.cts': return 'commonjs';
    default: return packages.scopeOf(path)?.type === 'module' ? 'module' : undefined;
  }
}

function cached(text, path, format) {
  const compiler = compilerFor(path);
  const options = optionsFor(path);
  const key = JSON.stringify([version, compiler.identity, options, format, extname(path), text]);
  const found = parsed(host.cached(key));
  if (found !== null) return found;
  const { compile } = require(`internal/modules/typescript/${compiler.kind}`);
  const result = compile(compiler.path, { text, path, format, options });
  if (format === 'commonjs' && !result.needsModule) result.needsModule = needsModule(result.source, path);
  host.store(key, JSON.stringify(result));
  return result;
}

function parsed(text) {
  if (text === null) return null;
  try {
    const value = JSON.parse(text);
    return typeof value.source === 'string' ? value : null;
  } catch {
    // Somebody else's file, or a broken one.
    return null;
  }
}

// Whether what was compiled to CommonJS waits at its top or asks for import.meta. esbuild puts an empty object
// in that place.
function needsModule(source, path) {
  if (/^const import_meta\d* = \{\};$/m.test(source)) return true;
  const described = describeCommonJS(source);
  return looksLikeModule(described, path);
}

// A source that is no TypeScript: an error like the engine's own, at the place as written.
function syntaxError(message, path, line, column) {
  const error = new SyntaxError(message);
  for (const [key, value] of Object.entries({ sourceURL: path, line, column })) {
    Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
  }
  return error;
}

function clear() {
  compiled.clear();
  compilers.clear();
}

module.exports = { isTypeScript, compileTypeScript, syntaxError, clear };
