'use strict';

// The "exports" and "imports" of package.json (Node's documentation, "Resolution Algorithm
// Specification"): both module systems resolve them alike, with their own conditions.

const { join } = require('path');
const errors = require('internal/modules/errors');
const { pathToURL } = require('internal/modules/urls');

const invalidSegment = /(^|\\|\/)((\.|%2e)(\.|%2e)?|(n|%6e|%4e)(o|%6f|%4f)(d|%64|%44)(e|%65|%45)(_|%5f)(m|%6d|%4d)(o|%6f|%4f)(d|%64|%44)(u|%75|%55)(l|%6c|%4c)(e|%65|%45)(s|%73|%53))?(\\|\/|$)/i;

const isConditions = (value, path, base) => {
  if (typeof value === 'string' || Array.isArray(value)) return true;
  if (value === null || typeof value !== 'object') return false;
  const keys = Object.keys(value);
  const isFirst = keys[0] === undefined || keys[0][0] !== '.';
  if (keys.some((key) => (key === '' || key[0] !== '.') !== isFirst)) {
    throw errors.invalidPackageConfig(path, base && pathToURL(base),
      `"exports" cannot contain some keys starting with '.' and some not. The exports object must either be an object of package subpath keys or an object of main entry condition name keys only.`);
  }
  return isFirst;
};

// The path that the package exports under './subpath' or '.'.
function resolveExports(pkg, subpath, base, context) {
  const map = isConditions(pkg.exports, pkg.path, base) ? { '.': pkg.exports } : pkg.exports;
  const resolved = resolveKey(pkg, map, subpath, false, base, context);
  if (resolved === null || resolved === undefined) {
    throw errors.packagePathNotExported(`${pkg.directory}/`, subpath, base);
  }
  return resolved;
}

// What '#name' stands for in the package: a path, or { builtin }.
function resolveImports(pkg, specifier, base, context) {
  if (specifier === '#' || specifier.startsWith('#/') || specifier.endsWith('/')) {
    throw errors.invalidSpecifier(specifier, 'is not a valid internal imports specifier name', base);
  }
  const resolved = pkg?.imports === undefined
    ? undefined : resolveKey(pkg, pkg.imports, specifier, true, base, context);
  if (resolved === null || resolved === undefined) {
    throw errors.packageImportNotDefined(specifier, pkg && `${pkg.directory}/`, base);
  }
  return resolved;
}

function resolveKey(pkg, map, key, isImport, base, context) {
  if (Object.hasOwn(map, key) && !key.includes('*') && !key.endsWith('/')) {
    return resolveTarget(pkg, map[key], '', key, isImport, base, context);
  }
  let best = '';
  let match = '';
  for (const candidate of Object.keys(map)) {
    const star = candidate.indexOf('*');
    if (star < 0 || !key.startsWith(candidate.slice(0, star))) continue;
    const trailer = candidate.slice(star + 1);
    if (key.length >= candidate.length && key.endsWith(trailer) &&
      compareKeys(best, candidate) === 1 && candidate.lastIndexOf('*') === star) {
      best = candidate;
      match = key.slice(star, key.length - trailer.length);
    }
  }
  return best === '' ? undefined
    : resolveTarget(pkg, map[best], match, best, isImport, base, context, true);
}

function compareKeys(a, b) {
  const starA = a.indexOf('*');
  const starB = b.indexOf('*');
  const lengthA = starA < 0 ? a.length : starA + 1;
  const lengthB = starB < 0 ? b.length : starB + 1;
  if (lengthA !== lengthB) return lengthA > lengthB ? -1 : 1;
  if (starA < 0) return 1;
  if (starB < 0) return -1;
  return a.length > b.length ? -1 : a.length < b.length ? 1 : 0;
}

function resolveTarget(pkg, target, match, key, isImport, base, context, isPattern = false) {
  const invalid = () => errors.invalidPackageTarget(`${pkg.directory}/`, key, target, isImport, base);
  if (typeof target === 'string') {
    if (!target.startsWith('./')) {
      if (!isImport || target.startsWith('../') || target.startsWith('/')) throw invalid();
      const specifier = isPattern ? target.replaceAll('*', () => match) : target + match;
      return context.resolvePackage(specifier, `${pkg.directory}/package.json`);
    }
    if (invalidSegment.test(target.slice(2))) throw invalid();
    if (match !== '' && invalidSegment.test(match)) {
      throw errors.invalidSpecifier(isPattern ? key.replace('*', () => match) : key + match,
        `request is not a valid match in pattern "${key}" for the "${isImport ? 'imports' : 'exports'}" resolution of ${pkg.path}`, base);
    }
    return located(pkg, isPattern ? target.replaceAll('*', () => match) : target, base, context);
  }
  if (Array.isArray(target)) {
    let last;
    for (const item of target) {
      try {
        last = resolveTarget(pkg, item, match, key, isImport, base, context, isPattern);
      } catch (error) {
        if (error.code !== 'ERR_INVALID_PACKAGE_TARGET') throw error;
        last = error;
        continue;
      }
      if (last !== undefined && last !== null) return last;
    }
    if (last instanceof Error) throw last;
    return last ?? null;
  }
  if (target !== null && typeof target === 'object') {
    const conditions = Object.keys(target);
    if (conditions.some((key) => String(Number(key)) === key && Number(key) >= 0)) {
      throw errors.invalidPackageConfig(pkg.path, base && pathToURL(base),
        '"exports" cannot contain numeric property keys.');
    }
    for (const condition of conditions) {
      if (condition !== 'default' && !context.conditions.has(condition)) continue;
      const resolved = resolveTarget(
        pkg, target[condition], match, key, isImport, base, context, isPattern);
      if (resolved !== undefined) return resolved;
    }
    return undefined;
  }
  if (target === null) return null;
  throw invalid();
}

// Targets are URLs: what is escaped in them is read.
function located(pkg, target, base, context) {
  if (!target.includes('%')) return join(pkg.directory, target);
  if (/%2f|%5c/i.test(target)) {
    const path = join(pkg.directory, target);
    throw errors.invalidSpecifier(context.isRequire ? `file://${path}` : path,
      'must not include encoded "/" or "\\" characters', base);
  }
  return join(pkg.directory, decodeURIComponent(target));
}

module.exports = { resolveExports, resolveImports };
