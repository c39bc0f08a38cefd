'use strict';

// The source of the `assert(…)` call that failed, for its message: found through the stack.

function placeOf(stack) {
  const frame = /\n {4}at [^\n]*?(?:\()?((?:file:\/\/)?\/[^\n]*?):(\d+):(\d+)\)?(?:\n|$)/.exec(stack);
  if (frame === null) return undefined;
  const path = frame[1].startsWith('file://')
    ? require('internal/url/file').fileURLToPath(frame[1]) : frame[1];
  return { path, line: Number(frame[2]), column: Number(frame[3]) };
}

// The callee before the place the engine names, or at it: engines differ in where a call begins.
function startOfCall(text, offset) {
  let start = offset;
  while (start > 0 && /[\w$.\s?]/.test(text[start - 1])) start--;
  const match = /[\w$]/.exec(text.slice(start));
  return match === null ? offset : start + match.index;
}

function endOfCall(text, start) {
  let depth = 0;
  let quote = null;
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (quote !== null) {
      if (character === '\\') index++;
      else if (character === quote) quote = null;
    } else if (character === '"' || character === "'" || character === '`') {
      quote = character;
    } else if ('([{'.includes(character)) {
      depth++;
    } else if (')]}'.includes(character)) {
      depth--;
      if (depth === 0) return index + 1;
      if (depth < 0) return -1;
    }
  }
  return -1;
}

// Later lines lose the indentation that the first has, no more.
function outdented(text, indentation) {
  return text.split('\n').map((line, index) => {
    if (index === 0) return line;
    let spaces = 0;
    while (spaces < indentation && line[spaces] === ' ') spaces++;
    return `  ${line.slice(spaces)}`;
  }).join('\n');
}

// The call's text; undefined where the source cannot be found.
function callSource(stack) {
  const place = placeOf(stack);
  if (place === undefined) return undefined;
  try {
    const lines = internalBinding('fs').readFileUtf8(place.path).split('\n').slice(place.line - 1);
    const text = lines.join('\n');
    const lineStart = text.slice(0, place.column - 1);
    const start = startOfCall(lineStart, lineStart.length);
    const end = endOfCall(text, start);
    if (end === -1) return undefined;
    const source = outdented(text.slice(start, end), /^ */.exec(text)[0].length);
    return source.includes('(') ? source : undefined;
  } catch {
    return undefined;
  }
}

module.exports = { callSource };
