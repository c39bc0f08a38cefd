'use strict';

// node:readline/promises

const { codes, AbortError } = require('internal/errors');
const { validateAbortSignal, validateBoolean, validateInteger } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');
const { isWritable } = require('internal/streams/predicates');
const LineInterface = require('internal/readline/interface');

class Interface extends LineInterface {
  question(query, options = {}) {
    const signal = options?.signal;
    return new Promise((resolve, reject) => {
      if (signal) validateAbortSignal(signal, 'options.signal');
      const onAbort = () => {
        this.stopAsking();
        reject(new AbortError(undefined, { cause: signal.reason }));
      };
      if (signal?.aborted) {
        reject(new AbortError(undefined, { cause: signal.reason }));
        return;
      }
      signal?.addEventListener('abort', onAbort, { once: true });
      this.ask(query, (answer) => {
        signal?.removeEventListener('abort', onAbort);
        resolve(answer);
      });
    });
  }
}

// Collects control sequences, and writes them at once.
class Readline {
  #stream;
  #isImmediate = false;
  #parts = [];

  constructor(stream, options = undefined) {
    if (!isWritable(stream)) throw new codes.ERR_INVALID_ARG_TYPE('stream', 'Writable', stream);
    this.#stream = stream;
    if (options?.autoCommit !== undefined && options.autoCommit !== null) {
      validateBoolean(options.autoCommit, 'options.autoCommit');
      this.#isImmediate = options.autoCommit;
    }
  }

  #add(text) {
    if (this.#isImmediate) nextTick(() => this.#stream.write(text));
    else this.#parts.push(text);
    return this;
  }

  cursorTo(x, y = undefined) {
    validateInteger(x, 'x');
    if (y === undefined || y === null) return this.#add(`\u001b[${x + 1}G`);
    validateInteger(y, 'y');
    return this.#add(`\u001b[${y + 1};${x + 1}H`);
  }

  moveCursor(dx, dy) {
    if (!dx && !dy) return this;
    validateInteger(dx, 'dx');
    validateInteger(dy, 'dy');
    const part = (count, back, forth) =>
      (count === 0 ? '' : `\u001b[${Math.abs(count)}${count < 0 ? back : forth}`);
    return this.#add(part(dx, 'D', 'C') + part(dy, 'A', 'B'));
  }

  clearLine(direction) {
    validateInteger(direction, 'dir', -1, 1);
    return this.#add(`\u001b[${{ '-1': 1, 0: 2, 1: 0 }[direction]}K`);
  }

  clearScreenDown() { return this.#add('\u001b[0J'); }

  commit() {
    const parts = this.#parts.splice(0);
    return new Promise((resolve) => { this.#stream.write(parts.join(''), resolve); });
  }

  rollback() {
    this.#parts = [];
    return this;
  }
}

module.exports = {
  Interface,
  Readline,
  createInterface: (input, output, completer, terminal) =>
    new Interface(input, output, completer, terminal),
};
