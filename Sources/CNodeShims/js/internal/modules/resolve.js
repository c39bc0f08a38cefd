'use strict';

// Where a specifier leads, in both module systems, as Node 20.19 resolves it.
// A result is { path }, { path, url } or { builtin }.

const { dirname, relative, resolve: resolvePath, basename } = require('path');
const builtins = require('internal/modules/builtins');
const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const packages = require('internal/modules/package-json');
const { resolveExports, resolveImports } = require('internal/modules/package-exports');
const { isTypeScript } = require('internal/modules/typescript/compile');
const { fileForTypeScript, fileForJavaScript, mappedFile } =
  require('internal/modules/typescript/resolve');
const { pathToURL, urlToPath, splitSuffix, scheme } = require('internal/modules/urls');

const importConditions = new Set(['node', 'import', 'module-sync', 'node-addons']);
const requireConditions = new Set(['node', 'require', 'module-sync', 'node-addons']);

let fallback = null;

// The host's answer to relative imports that lead nowhere: fn(specifier, parentPath, candidate)
// returns the specifier of a built-in module, or null.
function setFallback(callback) {
  fallback = callback;
}

function askFallback(specifier, parentPath, candidate) {
  const answer = fallback?.(specifier, parentPath, candidate);
  return answer === null || answer === undefined ? null : { builtin: answer };
}

const isRelative = (specifier) =>
  specifier === '.' || specifier === '..' || specifier.startsWith('./') || specifier.startsWith('../');

function splitPackage(specifier, base) {
  let end = specifier.indexOf('/');
  if (specifier[0] === '@') end = end < 0 ? -2 : specifier.indexOf('/', end + 1);
  const name = end < 0 ? specifier : specifier.slice(0, end);
  if (end === -2 || name[0] === '.' || /[\\%]/.test(name)) {
    throw errors.invalidSpecifier(specifier, 'is not a valid package name', base);
  }
  return { name, subpath: end < 0 ? '.' : '.' + specifier.slice(end) };
}

// MARK: import

function resolveImport(specifier, parentPath) {
  const protocol = scheme(specifier);
  if (protocol === 'node:' || protocol === undefined) {
    const builtin = builtins.nameOf(specifier);
    if (builtin !== null) return { builtin };
  } else if (protocol !== 'file:') {
    if (protocol === 'data:') return { url: specifier };
    throw errors.unsupportedScheme(protocol);
  }
  if (protocol !== 'file:' && scheme(parentPath) === 'data:') {
    throw errors.unresolvable(specifier, parentPath);
  }
  const [plain, suffix] = splitSuffix(specifier);
  if (protocol === 'file:' || isRelative(plain) || plain[0] === '/') {
    const path = protocol === 'file:' ? urlToPath(plain) : decodePath(plain, parentPath);
    return finishImport(path, suffix, specifier, parentPath, true);
  }
  const mapped = isTypeScript(parentPath) ? mappedFile(specifier, parentPath) : null;
  if (mapped !== null) return finishImport(mapped, '', specifier, parentPath, false);
  return importPackage(specifier, parentPath);
}

function decodePath(specifier, parentPath) {
  if (/%2f|%5c/i.test(specifier)) {
    throw errors.invalidSpecifier(resolvePath(dirname(parentPath), specifier),
      'must not include encoded "/" or "\\" characters', parentPath);
  }
  const decoded = specifier.includes('%') ? decodeURIComponent(specifier) : specifier;
  const path = resolvePath(dirname(parentPath), decoded);
  const isDirectory = /(^|\/)\.{0,2}$/.test(decoded) && path !== '/';
  return isDirectory ? `${path}/` : path;
}

function importPackage(specifier, parentPath) {
  const context = {
    isRequire: false,
    conditions: importConditions,
    resolvePackage: (target, from) => {
      const builtin = builtins.nameOf(target);
      return builtin === null ? importPackage(target, from) : { builtin };
    },
  };
  const finish = (resolved) => typeof resolved === 'string'
    ? finishImport(resolved, '', specifier, parentPath, false) : resolved;
  if (specifier[0] === '#') {
    return finish(resolveImports(packages.scopeOf(parentPath), specifier, parentPath, context));
  }
  const { name, subpath } = splitPackage(specifier, parentPath);
  const scope = packages.scopeOf(parentPath);
  if (scope !== null && scope.name === name && scope.exports !== undefined && scope.exports !== null) {
    return finish(resolveExports(scope, subpath, parentPath, context));
  }
  for (let directory = dirname(parentPath); ; directory = dirname(directory)) {
    const candidate = `${directory === '/' ? '' : directory}/node_modules/${name}`;
    if (files.kindOf(candidate) === 'directory') {
      const pkg = packages.read(candidate, `"${specifier}" from ${parentPath}`);
      if (pkg !== null && pkg.exports !== undefined && pkg.exports !== null) {
        return finish(resolveExports(pkg, subpath, parentPath, context));
      }
      if (subpath !== '.') return finish(resolvePath(candidate, subpath));
      return finish(legacyMain(pkg, candidate, parentPath));
    }
    if (directory === '/') break;
  }
  throw errors.moduleNotFound('package', name, parentPath);
}

function legacyMain(pkg, directory, parentPath) {
  const main = pkg?.main;
  const candidates = main === undefined ? [] : [
    main, `${main}.js`, `${main}.json`, `${main}.node`,
    `${main}/index.js`, `${main}/index.json`, `${main}/index.node`,
  ];
  for (const candidate of [...candidates, 'index.js', 'index.json', 'index.node']) {
    const path = resolvePath(directory, candidate);
    if (files.kindOf(path) === 'file') return path;
  }
  const path = main === undefined ? `${directory}/index.js` : resolvePath(directory, main);
  throw errors.moduleNotFound('package', path, parentPath);
}

function finishImport(written, suffix, specifier, parentPath, mayFallBack) {
  const path = isTypeScript(parentPath) ? fileForTypeScript(written) ?? written : written;
  const kind = files.kindOf(path);
  if (kind === 'directory') {
    const url = pathToURL(path);
    throw errors.unsupportedDirectory(path, parentPath, url, hintFor(specifier, parentPath));
  }
  if (kind === null || path.endsWith('/')) {
    const source = fileForJavaScript(path);
    if (source !== null) return importedFile(source, suffix);
    const answer = mayFallBack ? askFallback(specifier, parentPath, path) : null;
    if (answer !== null) return answer;
    throw errors.moduleNotFound(
      'module', path, parentPath, pathToURL(path), hintFor(specifier, parentPath));
  }
  return importedFile(path, suffix);
}

function importedFile(path, suffix) {
  const real = files.realPath(path);
  return { path: real, url: pathToURL(real) + suffix };
}

// What `require` would have found, as an import would have to name it; null where that is nothing. Node looks for
// relative ones from the working directory.
function hintFor(specifier, parentPath) {
  const directory = dirname(parentPath);
  const paths = isRelative(specifier) ? [internalBinding('process').cwd()] : undefined;
  let found;
  try {
    found = resolveRequire(specifier, parentPath, paths, () => []).path;
  } catch {
    return null;
  }
  if (found === undefined) return null;
  if (isRelative(specifier)) {
    const path = relative(directory, found);
    return path.startsWith('../') ? path : `./${path}`;
  }
  const [name] = specifier.split('/');
  const index = found.lastIndexOf(`/node_modules/${name}/`);
  return index < 0 ? pathToURL(found) : found.slice(index + '/node_modules/'.length);
}

// import.meta.resolve(): a file need not exist.
function resolveToURL(specifier, parentPath) {
  const protocol = scheme(specifier);
  if (protocol !== undefined && !['node:', 'file:', 'data:'].includes(protocol)) return specifier;
  try {
    const { builtin, url } = resolveImport(specifier, parentPath);
    return builtin === undefined ? url : `node:${builtin}`;
  } catch (error) {
    if (error.url !== undefined) return error.url;
    throw error;
  }
}

// MARK: require

// `paths` replaces the folders that are searched: those of node_modules, and for relative requests too.
function resolveRequire(request, parentPath, paths, stack) {
  const builtin = builtins.find(request);
  if (builtin !== null) return { builtin };
  const base = parentPath ?? `${internalBinding('process').cwd()}/[eval]`;
  const context = {
    isRequire: true,
    conditions: requireConditions,
    resolvePackage: (target, from) => resolveRequire(target, from, nodeModulePaths(dirname(from)), stack),
  };
  const finish = (resolved) => {
    if (typeof resolved !== 'string') return resolved;
    if (files.kindOf(resolved) === 'file') return { path: files.realPath(resolved) };
    throw errors.requireNotFound(resolved, []);
  };
  if (request[0] === '#') {
    const scope = packages.scopeOf(base);
    if (scope?.imports !== undefined) return finish(resolveImports(scope, request, base, context));
  }
  if (isRelative(request) || request[0] === '/') {
    const origins = isRelative(request) && paths !== undefined ? paths : [dirname(base)];
    let candidate;
    for (const origin of origins) {
      candidate = resolvePath(origin, request);
      const found = requiredFile(candidate, /(^|\/)\.{0,2}$/.test(request), base);
      if (found !== null) return { path: files.realPath(found) };
    }
    const answer = isRelative(request) ? askFallback(request, base, candidate) : null;
    if (answer !== null) return answer;
    throw errors.requireNotFound(request, stack());
  }
  const scope = packages.scopeOf(base);
  if (scope?.exports !== undefined && scope.exports !== null && scope.name !== undefined &&
    (request === scope.name || request.startsWith(`${scope.name}/`))) {
    return finish(resolveExports(scope, '.' + request.slice(scope.name.length), base, context));
  }
  const mapped = isTypeScript(base) ? mappedFile(request, base) : null;
  if (mapped !== null) return { path: files.realPath(mapped) };
  for (const directory of [...paths ?? nodeModulePaths(dirname(base)), ...globalPaths()]) {
    const found = requirePackage(directory, request, context);
    if (found !== null) return found;
  }
  throw errors.requireNotFound(request, stack());
}

function requirePackage(directory, request, context) {
  if (files.kindOf(directory) !== 'directory') return null;
  const match = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(request);
  if (match !== null) {
    const pkg = packages.read(`${directory}/${match[1]}`, undefined, true);
    if (pkg !== null && pkg.exports !== undefined && pkg.exports !== null) {
      const resolved = resolveExports(pkg, `.${match[2] ?? ''}`, undefined, context);
      if (typeof resolved !== 'string') return resolved;
      if (files.kindOf(resolved) === 'file') return { path: files.realPath(resolved) };
      throw errors.requireNotFound(resolved, []);
    }
  }
  const found = requireFile(resolvePath(directory, request), request.endsWith('/'));
  return found === null ? null : { path: files.realPath(found) };
}

// Module._extensions, to which programs add.
let requireExtensions = {};

function setRequireExtensions(extensions) {
  requireExtensions = extensions;
}

// The folders of NODE_PATH.
function globalPaths() {
  const value = globalThis.process.env.NODE_PATH;
  return value ? value.split(':').filter((path) => path !== '') : [];
}

function withExtension(path) {
  for (const extension of Object.keys(requireExtensions)) {
    if (files.kindOf(path + extension) === 'file') return path + extension;
  }
  return null;
}

// A TypeScript file's request means TypeScript first, any other's last.
function requiredFile(path, isDirectory, parentPath) {
  return (isTypeScript(parentPath) ? fileForTypeScript(path) : null) ??
    requireFile(path, isDirectory) ?? fileForJavaScript(isDirectory ? `${path}/` : path);
}

function requireFile(path, isDirectory) {
  const kind = files.kindOf(path);
  if (!isDirectory) {
    if (kind === 'file') return path;
    const found = withExtension(path);
    if (found !== null) return found;
  }
  return kind === 'directory' ? requireDirectory(path) : null;
}

function requireDirectory(path) {
  const main = packages.read(path, undefined, true)?.main;
  if (main !== undefined && main !== '') {
    const target = resolvePath(path, main);
    const found = (files.kindOf(target) === 'file' ? target : withExtension(target)) ??
      withExtension(`${target}/index`) ?? withExtension(`${path}/index`);
    if (found === null) throw errors.mainNotFound(target, `${path}/package.json`);
    return found;
  }
  return withExtension(`${path === '/' ? '' : path}/index`);
}

function nodeModulePaths(from) {
  const paths = [];
  for (let directory = resolvePath(from); ; directory = dirname(directory)) {
    if (basename(directory) !== 'node_modules') {
      paths.push(directory === '/' ? '/node_modules' : `${directory}/node_modules`);
    }
    if (directory === '/') return paths;
  }
}

module.exports = {
  resolveImport, resolveRequire, resolveToURL, nodeModulePaths, globalPaths, setFallback,
  setRequireExtensions, isRelative,
};
