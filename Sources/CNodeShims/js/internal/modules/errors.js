'use strict';

// The errors of Node's module loaders, with Node's codes and messages.

const { originalPlace } = require('internal/source_maps');

function make(Base, code, message, properties) {
  const error = new Base(message);
  error.code = code;
  if (code.startsWith('ERR_')) showCode(error, Base.name, code);
  return properties === undefined ? error : Object.assign(error, properties);
}

// The stack begins with "TypeError [ERR_…]: message", the name stays what it is.
function showCode(error, name, code) {
  const stack = String(error.stack);
  Object.defineProperty(error, 'stack', {
    value: stack.startsWith(name) ? `${name} [${code}]${stack.slice(name.length)}` : stack,
    writable: true, configurable: true, enumerable: false,
  });
}

const importedFrom = (base) => (base ? ` imported from ${base}` : '');

const meant = (hint) => (hint === null ? '' : `\nDid you mean to import ${JSON.stringify(hint)}?`);

// `hint` is what `require` would have found, or null.
exports.moduleNotFound = (kind, name, base, url, hint = null) =>
  make(Error, 'ERR_MODULE_NOT_FOUND', `Cannot find ${kind} '${name}'${importedFrom(base)}${meant(hint)}`,
    url === undefined ? undefined : { url });

exports.requireNotFound = (request, requireStack) => {
  let message = `Cannot find module '${request}'`;
  if (requireStack.length > 0) message += `\nRequire stack:\n- ${requireStack.join('\n- ')}`;
  return make(Error, 'MODULE_NOT_FOUND', message, { requireStack });
};

exports.mainNotFound = (path, packagePath) =>
  make(Error, 'MODULE_NOT_FOUND',
    `Cannot find module '${path}'. Please verify that the package.json has a valid "main" entry`,
    { path: packagePath });

exports.packagePathNotExported = (packagePath, subpath, base) =>
  make(Error, 'ERR_PACKAGE_PATH_NOT_EXPORTED', subpath === '.'
    ? `No "exports" main defined in ${packagePath}package.json${importedFrom(base)}`
    : `Package subpath '${subpath}' is not defined by "exports" in ${packagePath}package.json${importedFrom(base)}`);

exports.packageImportNotDefined = (specifier, packagePath, base) =>
  make(TypeError, 'ERR_PACKAGE_IMPORT_NOT_DEFINED',
    `Package import specifier "${specifier}" is not defined${packagePath ? ` in package ${packagePath}package.json` : ''}${importedFrom(base)}`);

exports.invalidPackageTarget = (packagePath, key, value, isImport, base) => {
  const target = value !== null && typeof value === 'object' ? JSON.stringify(value) : `${value}`;
  const hint = !isImport && target.length > 0 && !target.startsWith('./')
    ? '; targets must start with "./"' : '';
  const what = key === '.'
    ? `Invalid "exports" main target ${JSON.stringify(target)} defined in the package config`
    : `Invalid "${isImport ? 'imports' : 'exports'}" target ${JSON.stringify(target)} defined for '${key}' in the package config`;
  return make(Error, 'ERR_INVALID_PACKAGE_TARGET',
    `${what} ${packagePath}package.json${importedFrom(base)}${hint}`);
};

exports.invalidPackageConfig = (path, base, message) =>
  make(Error, 'ERR_INVALID_PACKAGE_CONFIG',
    `Invalid package config ${path}${base ? ` while importing ${base}` : ''}.${message ? ` ${message}` : ''}`);

exports.unsupportedDirectory = (path, base, url, hint) =>
  make(Error, 'ERR_UNSUPPORTED_DIR_IMPORT',
    `Directory import '${path}' is not supported resolving ES modules${importedFrom(base)}${meant(hint)}`,
    { url });

exports.invalidSpecifier = (specifier, reason, base) =>
  make(TypeError, 'ERR_INVALID_MODULE_SPECIFIER',
    `Invalid module "${specifier}" ${reason}${importedFrom(base)}`);

exports.unknownBuiltin = (specifier) =>
  make(Error, 'ERR_UNKNOWN_BUILTIN_MODULE', `No such built-in module: ${specifier}`);

exports.unsupportedScheme = (protocol) =>
  make(Error, 'ERR_UNSUPPORTED_ESM_URL_SCHEME',
    `Only URLs with a scheme in: file, data, and node are supported by the default ESM loader. Received protocol '${protocol}'`);

exports.unresolvable = (specifier, base) =>
  make(TypeError, 'ERR_UNSUPPORTED_RESOLVE_REQUEST',
    `Failed to resolve module specifier "${specifier}" from "${base}": ` +
    'Invalid relative URL or base scheme is not hierarchical.');

exports.unknownFormat = (format, url) =>
  make(RangeError, 'ERR_UNKNOWN_MODULE_FORMAT', `Unknown module format: ${format} for URL ${url}`);

exports.unknownExtension = (extension, path) =>
  make(TypeError, 'ERR_UNKNOWN_FILE_EXTENSION', `Unknown file extension "${extension}" for ${path}`);

exports.attributeMissing = (url) =>
  make(TypeError, 'ERR_IMPORT_ASSERTION_TYPE_MISSING',
    `Module "${url}" needs an import attribute of type "json"`);

exports.attributeUnknown = (key, value) =>
  make(TypeError, 'ERR_IMPORT_ATTRIBUTE_UNSUPPORTED',
    `Import attribute "${key}" with value "${value}" is not supported`);

exports.attributeUnsupported = (type) =>
  make(TypeError, 'ERR_IMPORT_ASSERTION_TYPE_UNSUPPORTED', `Import attribute type "${type}" is unsupported`);

exports.attributeFailed = (url, type) =>
  make(TypeError, 'ERR_IMPORT_ASSERTION_TYPE_FAILED', `Module "${url}" is not of type "${type}"`);

exports.requireAsyncModule = (parent, filename) => {
  let message = 'require() cannot be used on an ESM graph with top-level await. Use import() instead. ' +
    'To see where the top-level await comes from, use --experimental-print-required-tla.';
  if (parent) message += `\n  From ${parent} `;
  message += `\n  Requiring ${filename} `;
  return make(Error, 'ERR_REQUIRE_ASYNC_MODULE', message);
};

exports.requireCycle = (filename, parent) =>
  make(Error, 'ERR_REQUIRE_CYCLE_MODULE',
    `Cannot require() ES Module ${filename} in a cycle.${parent ? ` (from ${parent})` : ''} ` +
    'A cycle involving require(esm) is not allowed to maintain invariants mandated by the ECMAScript ' +
    'specification. Try making at least part of the dependency in the graph lazily loaded.');

exports.invalidArgumentType = (name, expected, value) => {
  const received = value === null || value === undefined ? ` Received ${value}`
    : typeof value === 'object' ? ` Received an instance of ${value.constructor?.name ?? 'Object'}`
      : typeof value === 'function' ? ` Received function ${value.name}`
        : ` Received type ${typeof value} (${typeof value === 'string' ? `'${value}'` : String(value)})`;
  return make(TypeError, 'ERR_INVALID_ARG_TYPE', `The "${name}" argument must be ${expected}.${received}`);
};

exports.invalidArgumentValue = (name, reason, value) => {
  const { inspect } = require('internal/util/inspect');
  const kind = name.includes('.') ? 'property' : 'argument';
  return make(TypeError, 'ERR_INVALID_ARG_VALUE',
    `The ${kind} '${name}' ${reason}. Received ${inspect(value)}`);
};

exports.invalidTypeScriptConfig = (path, reason) =>
  make(Error, 'ERR_JSMIGRATE_TSCONFIG', `Invalid ${path}: ${reason}`);

// A module that exists and that this program cannot run.
exports.unsupported = (message) => make(Error, 'ERR_JSMIGRATE_UNSUPPORTED', message);

// Notes on the error where the import stands, unseen by console.log.
exports.locate = (error, importer, line, column) => {
  if (error === null || typeof error !== 'object' || Object.hasOwn(error, 'importer')) return error;
  const place = originalPlace(importer, line, column);
  for (const [key, value] of Object.entries({ importer, ...place })) {
    Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
  }
  return error;
};
