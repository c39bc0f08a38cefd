'use strict';

// Where in a line a frame points. JavaScriptCore names the end of what is called, V8 its beginning:
//     throw new Error('x')      doc.save()
//           ^ V8     ^ JSC          ^ V8
//                                       ^ JSC
// The source tells one from the other; it is read once a file, and only when a stack is looked at.

const sources = new Map();

function linesOf(url) {
  if (!sources.has(url)) {
    let lines = [];
    try {
      const path = url.startsWith('file://') ? decodeURIComponent(url.slice(7)) : url;
      if (path.startsWith('/')) {
        const compiled = require('internal/source_maps').compiledSource(path);
        // A byte order mark counts as no column.
        const text = compiled ?? internalBinding('fs').readFileUtf8(path).replace(/^\ufeff/, '');
        lines = text.split('\n');
      }
    } catch {
      // The file is gone, or was never one: the engine's own column stays.
    }
    sources.set(url, lines);
  }
  return sources.get(url);
}

// The start of `new Name` or of the name that ends at `end`; -1 where neither stands there.
function startOfCallee(text, end) {
  const before = text.slice(0, end);
  const made = /(?:^|[^\w$.])(new\s+[\w$.#]+\s*)$/.exec(before);
  if (made !== null) return end - made[1].length;
  const called = /(#?[\w$]+)\s*(?:\?\.)?$/.exec(before);
  return called === null ? -1 : called.index;
}

// The column that V8 would give, both counted from 1.
function nodeColumn(url, line, column) {
  const text = linesOf(url)[line - 1];
  if (text === undefined || column < 1) return column;
  const at = column - 1;
  if (text[at] === '.') return column + 1;
  if (text.startsWith('?.', at)) return column + 2;
  if (text[at] !== '(' && text[at] !== '`' && at < text.length && /[\w$]/.test(text[at])) {
    return column;
  }
  const start = startOfCallee(text, at);
  return start === -1 ? column : start + 1;
}

// Whether nothing is called, read or made there: the engine runs an async function as two, of which
// the outer one shows up as a frame that points at the function's end.
function isNoCall(url, line, column) {
  const text = linesOf(url)[line - 1];
  if (text === undefined || column < 1) return false;
  const at = column - 1;
  return !/[\w$.?([`]/.test(text[at] ?? '') && startOfCallee(text, at) === -1;
}

const lineAt = (url, line) => linesOf(url)[line - 1];

module.exports = { nodeColumn, isNoCall, lineAt };
