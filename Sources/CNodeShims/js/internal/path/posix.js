'use strict';

// Paths as POSIX has them. Nothing here looks at the disk.

const { validateString, validateObject } = require('internal/validators');
const { refused } = require('internal/unsupported');

// The segments of a path with `.` and `..` worked out; `..` above the start stays when allowed.
function resolvedSegments(path, mayClimb) {
  const segments = [];
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.length > 0 && segments[segments.length - 1] !== '..') segments.pop();
    else if (mayClimb) segments.push('..');
  }
  return segments.join('/');
}

function resolve(...paths) {
  let resolved = '';
  for (let index = paths.length - 1; index >= -1 && !resolved.startsWith('/'); index--) {
    const path = index >= 0 ? paths[index] : internalBinding('process').cwd();
    if (index >= 0) validateString(path, `paths[${index}]`);
    if (path !== '') resolved = resolved === '' ? path : `${path}/${resolved}`;
  }
  const isAbsolutePath = resolved.startsWith('/');
  const normal = resolvedSegments(resolved, !isAbsolutePath);
  if (isAbsolutePath) return `/${normal}`;
  return normal === '' ? '.' : normal;
}

function normalize(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  const isAbsolutePath = path.startsWith('/');
  let normal = resolvedSegments(path, !isAbsolutePath);
  if (normal === '') {
    if (isAbsolutePath) return '/';
    return path.endsWith('/') ? './' : '.';
  }
  if (path.endsWith('/')) normal += '/';
  return isAbsolutePath ? `/${normal}` : normal;
}

function isAbsolute(path) {
  validateString(path, 'path');
  return path.startsWith('/');
}

function join(...paths) {
  const parts = [];
  for (const path of paths) {
    validateString(path, 'path');
    if (path !== '') parts.push(path);
  }
  return parts.length === 0 ? '.' : normalize(parts.join('/'));
}

function relative(from, to) {
  validateString(from, 'from');
  validateString(to, 'to');
  if (from === to) return '';
  const source = resolve(from);
  const target = resolve(to);
  if (source === target) return '';
  const left = source === '/' ? [] : source.slice(1).split('/');
  const right = target === '/' ? [] : target.slice(1).split('/');
  let common = 0;
  while (common < left.length && common < right.length && left[common] === right[common]) common++;
  return [...left.slice(common).map(() => '..'), ...right.slice(common)].join('/');
}

// Where the last segment starts and ends, trailing slashes left out.
function lastSegment(path) {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end--;
  return { start: path.lastIndexOf('/', end - 1) + 1, end };
}

function dirname(path) {
  validateString(path, 'path');
  if (path === '') return '.';
  const { start, end } = lastSegment(path);
  if (end === 0) return '/';
  if (start === 0) return '.';
  // One slash goes: of several before the last segment the others stay, as in Node.
  const parent = path.slice(0, start - 1);
  if (parent === '') return '/';
  return start - 1 === 1 && path[0] === '/' ? '//' : parent;
}

function basename(path, suffix) {
  if (suffix !== undefined) validateString(suffix, 'suffix');
  validateString(path, 'path');
  const { start, end } = lastSegment(path);
  const base = end === 0 ? '' : path.slice(start, end);
  if (suffix === undefined || suffix === '' || suffix.length > path.length) return base;
  if (suffix === path) return '';
  // Slashes alone come back whole when a suffix is given: Node's way, kept.
  if (base === '') return path;
  if (suffix.length >= base.length) return base;
  return base.endsWith(suffix) ? base.slice(0, -suffix.length) : base;
}

function extname(path) {
  validateString(path, 'path');
  const { start, end } = lastSegment(path);
  const base = end === 0 ? '' : path.slice(start, end);
  if (base === '..') return '';
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot);
}

function format(parts) {
  validateObject(parts, 'pathObject');
  const directory = parts.dir || parts.root;
  const dot = parts.ext && parts.ext[0] !== '.' ? '.' : '';
  const base = parts.base || `${parts.name || ''}${dot}${parts.ext || ''}`;
  if (!directory) return base;
  return directory === parts.root ? `${directory}${base}` : `${directory}/${base}`;
}

function parse(path) {
  validateString(path, 'path');
  const root = path.startsWith('/') ? '/' : '';
  const base = basename(path);
  const ext = extname(path);
  const { start } = lastSegment(path);
  let dir = start > 1 ? path.slice(0, start - 1) : root;
  if (base === '') dir = root;
  return { root, dir, base, ext, name: ext === '' ? base : base.slice(0, -ext.length) };
}

function toNamespacedPath(path) {
  return path;
}

const posix = {
  resolve, normalize, isAbsolute, join, relative, toNamespacedPath, dirname, basename, extname,
  format, parse, sep: '/', delimiter: ':', win32: null, posix: null,
};
posix._makeLong = toNamespacedPath;
posix.posix = posix;

// Windows paths exist by name only: the program runs on Linux.
const win32 = { sep: '\\', delimiter: ';', win32: null, posix };
for (const name of [
  'resolve', 'normalize', 'isAbsolute', 'join', 'relative', 'toNamespacedPath', 'dirname',
  'basename', 'extname', 'format', 'parse',
]) {
  win32[name] = refused(`path.win32.${name}`);
}
win32.win32 = win32;
posix.win32 = win32;

module.exports = posix;
