'use strict';

// node:readline

const { AbortError } = require('internal/errors');
const { validateAbortSignal } = require('internal/validators');
const { refused } = require('internal/unsupported');
const LineInterface = require('internal/readline/interface');
const cursor = require('internal/readline/cursor');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

// Called with or without `new`.
function Interface(input, output, completer, terminal) {
  return Reflect.construct(LineInterface, [input, output, completer, terminal],
    new.target ?? Interface);
}
Object.setPrototypeOf(Interface.prototype, LineInterface.prototype);
Object.setPrototypeOf(Interface, LineInterface);

Interface.prototype.question = function question(query, options, callback) {
  if (typeof options === 'function') [callback, options] = [options, {}];
  const signal = options?.signal;
  if (signal) {
    validateAbortSignal(signal, 'options.signal');
    if (signal.aborted) return;
  }
  if (typeof callback !== 'function') return;
  const onAbort = () => this.stopAsking();
  signal?.addEventListener('abort', onAbort, { once: true });
  this.ask(query, (answer) => {
    signal?.removeEventListener('abort', onAbort);
    callback(answer);
  });
};
Interface.prototype.question[customPromisify] = function question(query, options) {
  const signal = options?.signal;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(new AbortError(undefined, { cause: signal.reason }));
    if (signal?.aborted) {
      onAbort();
      return;
    }
    signal?.addEventListener('abort', onAbort, { once: true });
    this.question(query, options ?? {}, (answer) => {
      signal?.removeEventListener('abort', onAbort);
      resolve(answer);
    });
  });
};

module.exports = {
  Interface,
  clearLine: cursor.clearLine,
  clearScreenDown: cursor.clearScreenDown,
  createInterface(input, output, completer, terminal) {
    return new Interface(input, output, completer, terminal);
  },
  cursorTo: cursor.cursorTo,
  emitKeypressEvents: refused('readline.emitKeypressEvents'),
  moveCursor: cursor.moveCursor,
  get promises() { return require('readline/promises'); },
};
