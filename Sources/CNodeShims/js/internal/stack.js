'use strict';

// Stack traces in Node's form. JavaScriptCore's `error.stack` has neither the message nor "at":
//     up@file:///m/001.js:2:24
//     asyncFunctionResume@[native code]
// where Node's users expect
//     Error: message
//         at up (file:///m/001.js:2:24)
// Under an engine that already speaks Node's form everything here changes nothing.

const { nativeErrors } = require('internal/bootstrap');
const NativeError = nativeErrors.Error;

// Until the classes below are made, the engine's own stand in: making an error may ask for them.
exports.errorClasses = nativeErrors;

const engineSpeaksNode = String(new NativeError('probe').stack).startsWith('Error: probe');

// The engine's own machinery, which Node's traces do not show.
const hiddenNatives = new Set([
  'asyncFunctionResume', 'asyncGeneratorResume', 'generatorResume', 'promiseReactionJob', 'next',
  'promiseReactionJobWithoutPromise', 'promiseResolveThenableJob', 'performPromiseThen', 'return',
  'asyncGeneratorResumeNext', 'asyncGeneratorQueueEnqueue', 'awaitFulfilled', 'throw', 'construct',
  'linkAndEvaluateModule', 'moduleEvaluation', 'drainMicrotasks', 'processTicksAndRejections',
  'anonymous',
]);
const codeNames = new Set(['global code', 'module code', 'eval code', 'anonymous']);

const lineOneOffsets = new Map();

// Columns of the first line of `url` are shown this many smaller: the loader put a header there.
function setLineOneOffset(url, columns) {
  lineOneOffsets.set(url, columns);
}

const movedColumnsByURL = new Map();

// Columns behind one of these places, each { line, column, length }, are shown that much smaller.
function setMovedColumns(url, movedColumns) {
  if (movedColumns.length > 0) movedColumnsByURL.set(url, movedColumns);
}

function writtenColumn(url, line, column) {
  let distance = 0;
  for (const moved of movedColumnsByURL.get(url) ?? []) {
    if (moved.line === line && column - distance > moved.column) distance += moved.length;
  }
  return column - distance;
}

// One line of the engine's stack as { name, url, line, column }; url is null for native code.
function parseFrame(text) {
  const at = text.indexOf('@');
  const name = at === -1 ? '' : text.slice(0, at);
  const place = at === -1 ? text : text.slice(at + 1);
  if (place === '[native code]' || place === '') {
    return { name, url: null, line: 0, column: 0 };
  }
  const match = /^(.*?)(?::(\d+))?(?::(\d+))?$/.exec(place);
  const line = Number(match[2] ?? 0);
  let column = Number(match[3] ?? 0);
  if (line === 1) column = Math.max(1, column - (lineOneOffsets.get(match[1]) ?? 0));
  column = writtenColumn(match[1], line, column);
  return { name: codeNames.has(name) ? '' : name, url: match[1], line, column };
}

function isHidden(frame) {
  if (frame.url === null) return frame.name === '' || hiddenNatives.has(frame.name);
  return frame.url.startsWith('node:') || frame.line === 0;
}

// The frames of an engine stack that belong to the user, outermost last.
function userFrames(stack) {
  const frames = [];
  for (const line of String(stack).split('\n')) {
    if (line === '') continue;
    const frame = parseFrame(line);
    if (!isHidden(frame)) frames.push(frame);
  }
  mergeAsyncHalves(frames);
  // A native function that nothing of the user's called is the host's own entry.
  while (frames.length > 0 && frames[frames.length - 1].url === null) frames.pop();
  return frames;
}

function mergeAsyncHalves(frames) {
  const { isNoCall } = require('internal/stack_columns');
  for (let index = frames.length - 1; index > 0; index--) {
    const inner = frames[index - 1];
    const outer = frames[index];
    if (inner.url === null || inner.url !== outer.url) continue;
    if (inner.name !== '' && inner.name !== outer.name) continue;
    if (!isNoCall(outer.url, outer.line, outer.column)) continue;
    inner.name = outer.name;
    frames.splice(index, 1);
  }
}

// "TypeError: message", as Error.prototype.toString has it, for anything with a name and message.
function header(error) {
  try {
    const name = error.name === undefined ? 'Error' : String(error.name);
    const message = error.message === undefined ? '' : String(error.message);
    if (name === '') return message;
    return message === '' ? name : `${name}: ${message}`;
  } catch {
    return '<error>';
  }
}

// What `error.stack` reads: the text, or what a script's `Error.prepareStackTrace` makes of the call sites.
function inNodeForm(error, frames, limit) {
  const sites = require('internal/call_sites').callSites(frames, limit);
  const { prepareStackTrace } = errorClasses.Error;
  if (typeof prepareStackTrace === 'function' && !isPreparing) {
    isPreparing = true;
    try {
      return Reflect.apply(prepareStackTrace, errorClasses.Error, [error, sites]);
    } finally {
      isPreparing = false;
    }
  }
  return [header(error), ...sites.map((site) => `    at ${site}`)].join('\n');
}

let isPreparing = false;

function traceLimit() {
  const limit = errorClasses.Error.stackTraceLimit;
  return typeof limit === 'number' ? Math.max(0, limit) : 0;
}

// The stack of any error in Node's form; undefined where `error.stack` is not a string.
function nodeStack(error) {
  return require('internal/engine_errors').adopt(error).stack;
}

// The frames of an error of the engine.
const traceOf = (error) => userFrames(error.stack);

// Gives an error such frames.
function setTrace(error, frames) {
  setLazyStack(error, () => frames, traceLimit());
}

function isErrorObject(value) {
  return typeof NativeError.isError === 'function'
    ? NativeError.isError(value)
    : value instanceof NativeError;
}

function setStack(object, stack) {
  Object.defineProperty(object, 'stack', {
    configurable: true, enumerable: false, writable: true, value: stack,
  });
}

// The text is made when it is first read, as in V8: by then a constructor has set the name.
function setLazyStack(object, frames, limit) {
  Object.defineProperty(object, 'stack', {
    configurable: true,
    enumerable: false,
    get() {
      const stack = inNodeForm(object, frames(), limit);
      setStack(object, stack);
      return stack;
    },
    set(value) {
      if (this === object) setStack(object, value);
      else {
        Object.defineProperty(this, 'stack', {
          configurable: true, enumerable: true, writable: true, value,
        });
      }
    },
  });
}

// Drops what stands above the call of `name`: constructors of subclasses are not shown in Node.
function framesBelow(frames, name) {
  const index = frames.findIndex((frame) => frame.name === name);
  return index === -1 ? frames : frames.slice(index + 1);
}

function nodeErrorClass(Native, parent) {
  const name = Native.name;
  const NodeErrorClass = { [name]: function (...values) {
    const target = new.target ?? NodeErrorClass;
    const error = Reflect.construct(Native, values, target);
    const trace = error.stack;
    // The engine's own notes of the place, which no error has in Node.
    delete error.line;
    delete error.column;
    delete error.sourceURL;
    const frames = () => (target === NodeErrorClass ? userFrames(trace)
      : framesBelow(userFrames(trace), target.name));
    setLazyStack(error, frames, traceLimit());
    return error;
  } }[name];
  Object.setPrototypeOf(NodeErrorClass, parent);
  Object.defineProperty(NodeErrorClass, 'length', { value: Native.length, configurable: true });
  Object.defineProperty(NodeErrorClass, 'prototype', {
    value: Native.prototype, writable: false, enumerable: false, configurable: false,
  });
  Object.defineProperty(Native.prototype, 'constructor', {
    value: NodeErrorClass, writable: true, enumerable: false, configurable: true,
  });
  Object.defineProperty(NodeErrorClass, 'toString', {
    value: () => `function ${name}() { [native code] }`, configurable: true, writable: true,
  });
  return NodeErrorClass;
}

function captureStackTrace(object, above) {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) {
    throw new errorClasses.TypeError(`Invalid argument`);
  }
  const holder = {};
  NativeError.captureStackTrace(holder, above ?? captureStackTrace);
  setLazyStack(object, () => userFrames(holder.stack), traceLimit());
}

function makeErrorClasses() {
  if (engineSpeaksNode) return { ...nativeErrors };
  const classes = { Error: nodeErrorClass(NativeError, Function.prototype) };
  for (const name of Object.keys(nativeErrors)) {
    if (name !== 'Error') classes[name] = nodeErrorClass(nativeErrors[name], classes.Error);
  }
  NativeError.stackTraceLimit = 200;
  classes.Error.stackTraceLimit = 10;
  Object.defineProperty(classes.Error, 'captureStackTrace', {
    value: captureStackTrace, writable: true, enumerable: false, configurable: true,
  });
  if (typeof NativeError.isError === 'function') {
    Object.defineProperty(classes.Error, 'isError', {
      value: NativeError.isError, writable: true, enumerable: false, configurable: true,
    });
  }
  return classes;
}

const errorClasses = makeErrorClasses();

// The frames of an error of the engine's own, as { name, url, line, column }, at the places it names.
const engineFrames = (error) => String(error.stack).split('\n').map(parseFrame);

module.exports = {
  errorClasses, nodeStack, traceOf, setTrace, setLineOneOffset, setMovedColumns, writtenColumn,
  isErrorObject, engineFrames,
};
