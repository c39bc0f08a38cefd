'use strict';

// tsconfig.json: the options that change what a file compiles to, and its `paths`
// (https://www.typescriptlang.org/tsconfig). `target` and `module` are the engine's business.

const { dirname, resolve: resolvePath } = require('path');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');

const relevant = [
  'alwaysStrict', 'emitDecoratorMetadata', 'experimentalDecorators', 'importsNotUsedAsValues', 'jsx',
  'jsxFactory', 'jsxFragmentFactory', 'jsxImportSource', 'preserveConstEnums', 'preserveValueImports',
  'useDefineForClassFields', 'verbatimModuleSyntax',
];

const configs = new Map();

// The compiler options of the nearest tsconfig.json; none where there is none.
function optionsFor(path) {
  return configAt(dirname(path)).options;
}

// { base, patterns } of the nearest tsconfig.json's `paths` and `baseUrl`; null where it has none.
function pathsFor(path) {
  return configAt(dirname(path)).paths;
}

function configAt(directory) {
  let config = configs.get(directory);
  if (config === undefined) {
    const path = `${directory === '/' ? '' : directory}/tsconfig.json`;
    if (files.kindOf(path) === 'file') config = understood(read(path, []));
    else config = directory === '/' ? { options: {}, paths: null } : configAt(dirname(directory));
    configs.set(directory, config);
  }
  return config;
}

function understood(merged) {
  const options = {};
  for (const name of relevant) {
    if (merged[name] !== undefined) options[name] = merged[name];
  }
  // TypeScript's own default, which depends on the target that was written.
  options.useDefineForClassFields ??= /^(es2022|es2023|es2024|es2025|esnext)$/i.test(merged.target ?? '');
  const { baseUrl, paths } = merged;
  return {
    options,
    paths: baseUrl === undefined && paths === undefined ? null : {
      baseUrl, base: baseUrl ?? merged.pathsBase, patterns: Object.entries(paths ?? {}),
    },
  };
}

// The compiler options of a config with those that it extends.
function read(path, readers) {
  if (readers.includes(path)) throw invalid(path, `it extends itself: ${readers.join(', ')}`);
  const config = parse(path);
  const directory = dirname(path);
  let merged = {};
  for (const parent of [config.extends ?? []].flat()) {
    merged = { ...merged, ...read(parentPath(parent, path), [...readers, path]) };
  }
  const own = { ...config.compilerOptions };
  if (typeof own.baseUrl === 'string') own.baseUrl = resolvePath(directory, own.baseUrl);
  if (own.paths !== undefined) own.pathsBase = directory;
  return { ...merged, ...own };
}

function parentPath(specifier, path) {
  const directory = dirname(path);
  const candidates = /^\.{0,2}\//.test(specifier) ? [resolvePath(directory, specifier)]
    : require('internal/modules/resolve').nodeModulePaths(directory)
      .map((folder) => `${folder}/${specifier}`);
  for (const candidate of candidates) {
    for (const suffix of ['', '.json', '/tsconfig.json']) {
      if (files.kindOf(candidate + suffix) === 'file') return candidate + suffix;
    }
  }
  throw invalid(path, `the config that it extends is not there: ${specifier}`);
}

function parse(path) {
  const text = files.readText(path);
  try {
    const config = JSON.parse(withoutComments(text));
    if (config !== null && typeof config === 'object') return config;
  } catch (error) {
    throw invalid(path, error.message);
  }
  throw invalid(path, 'it is no object');
}

// JSON as TypeScript reads it: comments, and a comma behind the last entry. Strings stay what they are.
function withoutComments(text) {
  return text.replace(/"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\//g,
    (part) => (part[0] === '"' ? part : ' '))
    .replace(/"(?:[^"\\]|\\.)*"|,(?=\s*[}\]])/g, (part) => (part[0] === '"' ? part : ''));
}

const invalid = (path, reason) => errors.invalidTypeScriptConfig(path, reason);

module.exports = { optionsFor, pathsFor, clear: () => configs.clear() };
