'use strict';

// A program's main module: running it, and what is printed of the error that ends it.

const { inspect } = require('internal/util/inspect');
const { asError, isMainFailure, setMainFailure } = require('internal/process/execution');
const { isErrorObject, nodeStack } = require('internal/stack');
const { nextTick, runTicks } = require('internal/process/ticks');

let isWaiting = false;

// Runs a file as the main module. Throws what a CommonJS module throws; an ES module that fails is an
// uncaught exception, which no 'unhandledRejection' listener is asked about.
function start(path) {
  const end = require('internal/modules/loader').runMain(path);
  if (end === undefined) {
    // Reactions come before ticks in an ES module only, which runs as a reaction itself.
    runTicks();
    return;
  }
  isWaiting = true;
  end.then(() => { isWaiting = false; }, (error) => {
    isWaiting = false;
    setMainFailure(error);
    nextTick(() => { throw error; });
  });
}

// The lines that Node prints: where it was thrown, with a caret, the error, and the version.
function describeFatal(thrown, isRejection) {
  const error = isRejection ? asError(thrown) : thrown;
  const body = isErrorObject(error)
    ? excerptOf(error, isRejection || isMainFailure(error)) + textOf(error)
    : `Uncaught:\n${inspect(error)}`;
  return `${body}\n\nNode.js ${process.version}\n`;
}

// Without the brackets that an error has whose stack is no more than its message.
function textOf(error) {
  const shown = inspect(error);
  const head = String(nodeStack(error));
  return shown.startsWith(`[${head}]`) ? head + shown.slice(head.length + 2) : shown;
}

function excerptOf(error, isOfPromise) {
  const place = placeOf(error);
  const text = place && sourceLine(place);
  if (text === null || text === undefined) return '';
  if (isOfLinking(error)) return nameExcerpt(text, place);
  return `${place.file}:${place.line}\n${text}\n${caretLine(text, place.column, isOfPromise)}\n\n`;
}

// Whether a module asks another for a name that it does not have.
const isOfLinking = (error) => error instanceof SyntaxError && typeof error.importer === 'string';

// The line with the name underlined, of a file that is named by its URL.
function nameExcerpt(text, { file, line, column }) {
  const { pathToURL } = require('internal/modules/urls');
  const [name] = /^[\w$]*/.exec(text.slice(column - 1));
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, ' ');
  return `${pathToURL(file)}:${line}\n${text}\n${indent}${'^'.repeat(Math.max(name.length, 1))}\n`;
}

// Where a file does not parse, or what it imports is missing; else the first frame.
function placeOf(error) {
  const file = error.importer ?? (error instanceof SyntaxError ? error.sourceURL : undefined);
  if (typeof file === 'string' && file.startsWith('/') && Number.isInteger(error.line)) {
    return { file, line: error.line, column: error.column };
  }
  const frame = /^ {4}at (?:.* \()?((?:file:\/\/)?\/.*?):(\d+):(\d+)\)?$/m.exec(nodeStack(error) ?? '');
  return frame && { file: frame[1], line: Number(frame[2]), column: Number(frame[3]) };
}

function sourceLine({ file, line }) {
  try {
    const path = file.startsWith('file:') ? require('internal/url/file').fileURLToPath(file) : file;
    return internalBinding('fs').readFileUtf8(path).split('\n')[line - 1]?.replace(/\r$/, '');
  } catch {
    return null;
  }
}

// Under the `throw` that the place belongs to, else under the place. What came by way of a promise is
// known by the place where it was made.
function caretLine(text, column, isOfPromise) {
  const before = text.slice(0, Math.max(column - 1, 0));
  const thrown = isOfPromise ? null : /\bthrow\s+[^;{}]*$/.exec(before);
  const indent = thrown === null ? before : before.slice(0, thrown.index);
  return `${indent.replace(/[^\t]/g, ' ')}^`;
}

module.exports = { start, describeFatal, isWaiting: () => isWaiting };
