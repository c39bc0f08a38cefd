'use strict';

// From source text to functions: the wrappers around modules, and where their errors are.

const { setMovedColumns, setLineOneOffset, writtenColumn } = require('internal/stack');
const { originalPlace } = require('internal/source_maps');

const engine = internalBinding('engine');

// The function that the wrapper around the source gives.
function compile(header, { source, movedColumns }, footer, url, path) {
  setLineOneOffset(url, header.length);
  setMovedColumns(url, movedColumns);
  try {
    return engine.evaluate(`${header}${source}\n${footer}`, url);
  } catch (error) {
    throw located(error, header, source, footer, url, path);
  }
}

// Gives a syntax error the line and column of the file as written.
function located(error, header, source, footer, url, path) {
  const found = engine.checkSyntax(`${header}${source}\n${footer}`, url);
  if (!found) return error;
  const lines = source.split(/\r\n|[\n\r\u2028\u2029]/);
  if (found.line > lines.length) {
    // The engine has met what stands behind the source: something in it is not closed.
    error.message = 'Unexpected end of input';
    return mark(error, path, lines.length, lines.at(-1).length + 1);
  }
  const column = found.line === 1 ? Math.max(found.column - header.length, 1) : found.column;
  return mark(error, path, found.line, writtenColumn(url, found.line, column));
}

function mark(error, path, line, column) {
  const place = originalPlace(path, line, column);
  for (const [key, value] of Object.entries({ sourceURL: path, ...place })) {
    Object.defineProperty(error, key, { value, writable: true, configurable: true, enumerable: false });
  }
  return error;
}

const isValid = (source, url) => engine.checkSyntax(source, url) === null;

// Whether the body of a module has no top-level await: static blocks allow none.
const allowsNoAwait = (body, url) => isValid(`class A{static{${body}\n}}`, url);

const commonJSHeader = '(function (exports, require, module, __filename, __dirname';

function describeModule(source, path) {
  const { source: body, metadata } = engine.rewriteModule(source);
  const described = JSON.parse(metadata);
  if (described.error !== undefined) {
    const { message, line, column } = described.error;
    throw mark(new SyntaxError(message), path, line, column);
  }
  described.source = body;
  return described;
}

function describeCommonJS(source) {
  const { source: body, metadata } = engine.rewriteCommonJS(source);
  return Object.assign(JSON.parse(metadata), { source: body });
}

// Whether a file that nothing else decides about is an ES module: Node's syntax detection.
function looksLikeModule(described, url) {
  if (described.hasModuleSyntax) return true;
  return described.mayAwait &&
    !isValid(`${commonJSHeader}) {${described.source}\n})`, url) &&
    isValid(`(async function(){"use strict";${described.source}\n})`, url);
}

// What is wrong with CommonJS that has a module's syntax, in Node's words; null where that is not it.
function moduleSyntaxIn(source) {
  const [, word] = /^[ \t]*(import\b(?!\s*[.(])|export\b)/m.exec(source) ?? [];
  if (word === undefined) return null;
  return word === 'import' ? 'Cannot use import statement outside a module' : `Unexpected token '${word}'`;
}

module.exports = {
  moduleSyntaxIn, compile, allowsNoAwait, describeModule, describeCommonJS, looksLikeModule, commonJSHeader,
};
