'use strict';

// A frame of a stack as V8 describes it: the lines of `error.stack`, and the objects that
// `Error.prepareStackTrace` is given (https://v8.dev/docs/stack-trace-api).

const owners = new Map();
for (const [owner, names] of Object.entries({
  Array: 'map forEach filter reduce reduceRight some every find findIndex findLast findLastIndex sort join flatMap',
  String: 'replace replaceAll concat',
  JSON: 'parse stringify',
  // V8 names the receiver, which is a constructor.
  Function: 'from assign entries fromEntries defineProperty defineProperties groupBy',
})) for (const name of names.split(' ')) owners.set(name, owner);

class CallSite {
  #frame;
  #outer;

  // `outer` is the frame of the caller.
  constructor(frame, outer) {
    this.#frame = frame;
    this.#outer = outer;
  }

  getFileName() { return this.#frame.url ?? undefined; }
  getScriptNameOrSourceURL() { return this.#frame.url ?? undefined; }
  getLineNumber() { return this.isNative() ? null : this.#written().line; }
  getEnclosingLineNumber() { return this.getLineNumber(); }
  getEnclosingColumnNumber() { return this.getColumnNumber(); }
  getColumnNumber() { return this.isNative() ? null : this.#written().column; }

  getFunctionName() {
    const { name } = this.#frame;
    if (name === '' || name === 'Object.<anonymous>') return null;
    return name;
  }

  getMethodName() { return null; }
  getTypeName() { return this.isNative() ? owners.get(this.#frame.name) ?? null : 'Object'; }
  getThis() { return undefined; }
  getFunction() { return undefined; }
  getEvalOrigin() { return undefined; }
  getPosition() { return 0; }
  getPromiseIndex() { return null; }
  getScriptHash() { return ''; }
  isNative() { return this.#frame.url === null; }
  isToplevel() { return false; }
  isEval() { return false; }
  isAsync() { return false; }
  isPromiseAll() { return false; }

  isConstructor() {
    const { name } = this.#frame;
    if (this.isNative()) return /^[A-Z]/.test(name);
    const outer = this.#outer;
    if (name === '' || outer === undefined || outer.url === null) return false;
    const { nodeColumn, lineAt } = require('internal/stack_columns');
    const column = nodeColumn(outer.url, outer.line, outer.column);
    const called = (lineAt(outer.url, outer.line) ?? '').slice(column - 1);
    return called.startsWith('super(') || new RegExp(`^new\\s+(?:[\\w$]+\\.)*${name.replace(/[$.<>]/g, '\\$&')}\\b`).test(called);
  }

  toString() {
    const { name, url } = this.#frame;
    if (this.isConstructor()) return `new ${name} (${this.#place()})`;
    if (url === null) return `${owners.has(name) ? `${owners.get(name)}.` : ''}${name} (<anonymous>)`;
    return name === '' ? this.#place() : `${name} (${this.#place()})`;
  }

  #place() {
    if (this.isNative()) return '<anonymous>';
    const { line, column } = this.#written();
    return `${this.#frame.url}:${line}:${column}`;
  }

  // The line and the column in the source as written, where V8 would point.
  #written() {
    const { url, line, column } = this.#frame;
    const { nodeColumn } = require('internal/stack_columns');
    return require('internal/source_maps').originalPlace(url, line, nodeColumn(url, line, column));
  }
}

// The call sites of frames, innermost first.
const callSites = (frames, limit) =>
  frames.slice(0, limit).map((frame, index) => new CallSite(frame, frames[index + 1]));

module.exports = { callSites };
