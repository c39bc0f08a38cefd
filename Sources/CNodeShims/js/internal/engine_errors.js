'use strict';

// Errors that the engine throws itself get V8's words and V8's stack when a script first sees them: in a
// `catch` clause (where the loader has put a call of `$caught`), in a promise's reaction, in a listener of the
// process, or where they are shown.

const { bound } = require('internal/async_context');
const { isErrorObject, traceOf, setTrace } = require('internal/stack');

// Whether the engine made it: its stacks have lines of the form `name@place`.
function isEngineError(error) {
  if (!isErrorObject(error)) return false;
  const descriptor = Object.getOwnPropertyDescriptor(error, 'stack');
  if (typeof descriptor?.value !== 'string' || !descriptor.configurable) return false;
  return descriptor.value.split('\n').every(
    (line) => line === '' || /@(?:\[native code\]$|.*?:\d+(?::\d+)?$|$)/.test(line));
}

// The same error, which from now on reads as one of V8's.
function adopt(error) {
  if (typeof error !== 'object' || error === null || !isEngineError(error)) return error;
  const frames = traceOf(error);
  if (error.name === 'ReferenceError') pointAtName(frames[0]);
  const { inV8Words } = require('internal/engine_errors/words');
  const message = inV8Words(error, frames);
  if (message !== error.message) {
    Object.defineProperty(error, 'message', {
      configurable: true, enumerable: false, writable: true, value: message,
    });
  }
  // V8 refuses a class before it is entered.
  if (message.startsWith('Class constructor ') && frames[0]?.url === null) frames.shift();
  // Of a file that does not parse this is the only place.
  if (error.name !== 'SyntaxError') for (const key of ['line', 'column', 'sourceURL']) delete error[key];
  setTrace(error, frames);
  return error;
}

// Of a variable that is not there the engine names the end.
function pointAtName(frame) {
  if (frame === undefined || frame.url === null) return;
  const line = require('internal/stack_columns').lineAt(frame.url, frame.line) ?? '';
  const name = /[\w$\u0080-\uffff]+$/.exec(line.slice(0, frame.column - 1));
  if (name !== null) frame.column = name.index + 1;
}

// The reactions of promises see errors as `catch` clauses do, and run in the frame of AsyncLocalStorage in which
// they were given. `await` does not come by here.
function watchPromises() {
  const { then } = Promise.prototype;
  Object.defineProperty(Promise.prototype, 'then', {
    configurable: true,
    enumerable: false,
    writable: true,
    value: { then(onFulfilled, onRejected) {
      return Reflect.apply(then, this, [
        typeof onFulfilled === 'function' ? bound(onFulfilled) : onFulfilled,
        typeof onRejected === 'function' ? bound((reason) => onRejected(adopt(reason))) : onRejected,
      ]);
    } }.then,
  });
}

module.exports = { adopt, watchPromises };
