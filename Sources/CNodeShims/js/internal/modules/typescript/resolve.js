'use strict';

// Files that a specifier means in TypeScript: './a.js' for a.ts, './a' for a.ts or a/index.ts, and the
// `paths` of tsconfig.json.

const { resolve: resolvePath } = require('path');
const files = require('internal/modules/files');

// What TypeScript compiles to each extension.
const sources = { '.js': ['.ts', '.tsx'], '.mjs': ['.mts'], '.cjs': ['.cts'], '.jsx': ['.tsx'] };
const extensions = ['.ts', '.tsx', '.mts', '.cts'];

const isFile = (path) => files.kindOf(path) === 'file';

// The TypeScript file that a path to JavaScript stands for; null where there is none.
function sourceOf(path) {
  const match = /\.[cm]?jsx?$/.exec(path);
  if (match === null) return null;
  const stem = path.slice(0, match.index);
  for (const extension of sources[match[0]] ?? []) {
    if (isFile(stem + extension)) return stem + extension;
  }
  return null;
}

// The TypeScript file that a path without an extension stands for, or a folder's index.
function withoutExtension(path) {
  const stem = path.replace(/\/$/, '');
  const candidates = path === stem ? extensions.map((extension) => stem + extension) : [];
  candidates.push(...extensions.map((extension) => `${stem}/index${extension}`));
  return candidates.find(isFile) ?? null;
}

// As a TypeScript file's import means it, where files of either language may be left out of its name.
function fileForTypeScript(path) {
  return sourceOf(path) ?? (isFile(path) ? path : null) ?? withoutExtension(path) ??
    [`${path}.js`, `${path}.mjs`, `${path}.cjs`, `${path}.json`, `${path}/index.js`].find(isFile) ?? null;
}

// As a JavaScript file's import means it, where what it names is not there.
function fileForJavaScript(path) {
  return sourceOf(path) ?? withoutExtension(path);
}

// The file that the tsconfig.json's `paths`, or its `baseUrl`, lead to; null where they do not.
function mappedFile(specifier, parentPath) {
  const paths = require('internal/modules/typescript/config').pathsFor(parentPath);
  if (paths === null) return null;
  for (const target of targetsOf(specifier, paths)) {
    const found = fileForTypeScript(resolvePath(paths.base, target));
    if (found !== null) return found;
  }
  return null;
}

function targetsOf(specifier, { baseUrl, patterns }) {
  let best = null;
  for (const [pattern, targets] of patterns) {
    const match = matched(pattern, specifier);
    if (match === null) continue;
    if (best === null || match.prefix > best.prefix) best = { ...match, targets };
  }
  const mapped = best === null ? [] : best.targets.map((target) => target.replace('*', () => best.star));
  return baseUrl === undefined ? mapped : [...mapped, specifier];
}

// What the star of a pattern stands for, and how much of the pattern precedes it.
function matched(pattern, specifier) {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? { star: '', prefix: Infinity } : null;
  const head = pattern.slice(0, star);
  const tail = pattern.slice(star + 1);
  if (specifier.length < head.length + tail.length || !specifier.startsWith(head) ||
    !specifier.endsWith(tail)) return null;
  return { star: specifier.slice(head.length, specifier.length - tail.length), prefix: star };
}

module.exports = { fileForTypeScript, fileForJavaScript, mappedFile };
