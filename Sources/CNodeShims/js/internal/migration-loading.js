'use strict';

// Which functions were running when a module, while it was loaded, asked for queries, or put off what comes
// before them: a module that exports `up` and also calls it has run then, where a helper's query of its own
// says nothing.

const beginnings = require('internal/beginnings');
const files = require('internal/modules/files');
const origins = require('internal/pg/origins');
const { compiledSource } = require('internal/source_maps');
const { engineFrames } = require('internal/stack');
const { urlToPath } = require('internal/modules/urls');

let seen = [];

// Begins to note from where queries are asked for and anything else is begun.
function watch() {
  seen = [];
  origins.watch(seen);
  beginnings.watch(origins.capture);
}

// Whether the function was on the stack of a query that was noted; the noting ends.
function wasRunning(callee) {
  origins.watch(null);
  beginnings.watch(null);
  const text = Function.prototype.toString.call(callee);
  return seen.some((origin) => engineFrames(origin).some((frame) => isIn(frame, callee.name, text)));
}

// Whether the frame is of the function: by the text around its place, or by its name where the text was
// rewritten.
function isIn(frame, name, text) {
  if (frame.url === null || frame.url.startsWith('node:')) return false;
  const source = sourceOf(frame.url);
  const start = source === null ? -1 : source.indexOf(text);
  if (start < 0) return name !== '' && frame.name === name;
  const offset = offsetOf(source, frame);
  return offset >= start && offset <= start + text.length;
}

function sourceOf(url) {
  const path = url.startsWith('file:') ? urlToPath(url) : url;
  try {
    return compiledSource(path) ?? files.readText(path);
  } catch {
    return null;
  }
}

function offsetOf(source, { line, column }) {
  let offset = 0;
  for (let number = 1; number < line; number++) offset = source.indexOf('\n', offset) + 1;
  return offset + column - 1;
}

module.exports = { watch, wasRunning };
