'use strict';

// What the source says where an error of the engine arose, as the engine's message leaves it out.

const { lineAt } = require('internal/stack_columns');
const { readChain } = require('internal/engine_errors/expression');

// The text in front of the place and behind it; both empty where the source cannot be read.
function around(frame) {
  if (frame === undefined || frame.url === null) return { before: '', after: '', line: '' };
  const line = lineAt(frame.url, frame.line) ?? '';
  return { before: line.slice(0, frame.column - 1), after: line.slice(frame.column - 1), line };
}

// What is assigned to the pattern that the line has, as in `const [first] = rows`.
function assignedTo(line, pattern) {
  const start = line.indexOf(pattern);
  if (start === -1) return null;
  const match = /^\s*=\s*(?!=)/.exec(line.slice(start + pattern.length));
  if (match === null) return null;
  const text = line.slice(start + pattern.length + match[0].length);
  const { end, shown } = readChain(text);
  return end === 0 ? null : shown;
}

// The first property that the line's object pattern takes, and from what; of a parameter from null.
function destructured(line) {
  const match = /(?:(?:const|let|var)\s+|[(,]\s*)\{\s*([^{}]*?)[\s,]*\}\s*=\s*(?![=>])/.exec(line) ??
    /[(,]\s*\{\s*([^{}]*)/.exec(line);
  if (match === null) return { property: null, from: null };
  const property = /^(?!\.\.\.)(?:[\w$]+|'[^']*'|"[^"]*")/.exec(match[1])?.[0].replace(/^['"]|['"]$/g, '') ?? null;
  if (!match[0].trimEnd().endsWith('=')) return { property, from: null };
  const chain = readChain(line.slice(match.index + match[0].length));
  return { property, from: chain.end === 0 ? null : chain.shown };
}

// The variable that the line uses and that is declared no earlier: null where it is not the only one.
function usedTooEarly(frame) {
  const { after, line } = around(frame);
  const called = /^([\w$]+)\s*[(.]/.exec(after);
  const names = called !== null ? [called[1]] : line.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const found = new Set();
  for (const name of names) {
    const declaration = new RegExp(`(?:^|[^\\w$.])(?:let|const|class)\\s+${name.replace(/\$/g, '\\$')}(?![\\w$])`);
    for (let number = frame.line; ; number++) {
      const text = lineAt(frame.url, number);
      if (text === undefined) break;
      if (declaration.test(text)) {
        found.add(name);
        break;
      }
    }
  }
  return found.size === 1 ? [...found][0] : null;
}

module.exports = { around, assignedTo, destructured, usedTooEarly };
