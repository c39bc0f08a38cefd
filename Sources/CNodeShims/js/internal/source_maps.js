'use strict';

// Places in what was compiled, and where they come from (ECMA-426): for stack traces and messages.

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// By path: { mappings, source, lines }, decoded when a place is first asked for.
const maps = new Map();

// Notes what the file of that path was compiled to.
function register(path, mappings, source) {
  maps.set(path, { mappings, source, lines: null });
}

// A file's path, from its path or its URL.
function pathOf(url) {
  if (!url.startsWith('file:')) return url;
  return require('internal/modules/urls').urlToPath(url);
}

const mapOf = (url) => (maps.size === 0 ? undefined : maps.get(pathOf(url)));

// The JavaScript that stands for the file; undefined where the file itself is run.
function compiledSource(url) {
  return mapOf(url)?.source;
}

// The place as written, { line, column }, both from 1; the same place where the file itself is run.
function originalPlace(url, line, column) {
  const map = mapOf(url);
  if (map === undefined) return { line, column };
  map.lines ??= decode(map.mappings);
  const segments = map.lines[line - 1] ?? [];
  let found = segments[0];
  for (const segment of segments) {
    if (segment.column > column - 1) break;
    found = segment;
  }
  return found === undefined ? { line, column } : { line: found.line + 1, column: found.original + 1 };
}

function decode(mappings) {
  let line = 0;
  let original = 0;
  return mappings.split(';').map((text) => {
    let column = 0;
    const segments = [];
    for (const field of text.split(',')) {
      const values = decodeValues(field);
      if (values.length === 0) continue;
      column += values[0];
      if (values.length < 4) continue;
      line += values[2];
      original += values[3];
      segments.push({ column, line, original });
    }
    return segments;
  });
}

// Base64 VLQ: five bits a digit, the lowest of a number its sign.
function decodeValues(text) {
  const values = [];
  let value = 0;
  let shift = 0;
  for (const character of text) {
    const digit = digits.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    values.push(value & 1 ? -(value >>> 1) : value >>> 1);
    value = shift = 0;
  }
  return values;
}

module.exports = { register, compiledSource, originalPlace, clear: () => maps.clear() };
