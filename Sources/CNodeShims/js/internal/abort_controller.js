'use strict';

// AbortController and AbortSignal.

const { Event, EventTarget, defineHandler } = require('internal/event_target');
const { DOMException } = require('internal/dom_exception');
const { codes } = require('internal/errors');

const custom = Symbol.for('nodejs.util.inspect.custom');
const key = Symbol('AbortSignal');

let abort;

class AbortSignal extends EventTarget {
  #aborted = false;
  #reason;
  #dependents = [];

  static {
    abort = (signal, reason) => {
      if (signal.#aborted) return;
      signal.#aborted = true;
      signal.#reason = reason;
      signal.dispatchEvent(new Event('abort'));
      for (const dependent of signal.#dependents.splice(0)) abort(dependent, reason);
    };
  }

  constructor(secret = undefined) {
    if (secret !== key) {
      const error = new TypeError('Illegal constructor');
      error.code = 'ERR_ILLEGAL_CONSTRUCTOR';
      throw error;
    }
    super();
  }

  get aborted() { return this.#aborted; }
  get reason() { return this.#reason; }

  throwIfAborted() {
    if (this.#aborted) throw this.#reason;
  }

  static abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    const signal = new AbortSignal(key);
    signal.#aborted = true;
    signal.#reason = reason;
    return signal;
  }

  static timeout(delay) {
    require('internal/validators').validateInteger(delay, 'delay', 0, 2 ** 32 - 1);
    const signal = new AbortSignal(key);
    require('internal/timers').setTimeout(() => {
      abort(signal, new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
    }, delay).unref();
    return signal;
  }

  static any(signals) {
    const result = new AbortSignal(key);
    for (const signal of signals) {
      if (!(signal instanceof AbortSignal)) {
        throw new codes.ERR_INVALID_ARG_TYPE('signals', 'AbortSignal', signal);
      }
      if (signal.aborted) {
        result.#aborted = true;
        result.#reason = signal.reason;
        return result;
      }
    }
    for (const signal of signals) signal.#dependents.push(result);
    return result;
  }

  [custom](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return 'AbortSignal';
    return `AbortSignal ${inspect({ aborted: this.aborted }, options)}`;
  }
}
defineHandler(AbortSignal.prototype, 'abort');

class AbortController {
  #signal = new AbortSignal(key);

  get signal() { return this.#signal; }

  abort(reason = new DOMException('This operation was aborted', 'AbortError')) {
    abort(this.#signal, reason);
  }

  [custom](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return 'AbortController';
    const inner = { ...options, depth: options.depth === null ? null : options.depth - 1 };
    return `AbortController ${inspect({ signal: this.signal }, inner)}`;
  }
}
for (const [Class, keys] of [
  [AbortSignal, ['aborted', 'reason', 'throwIfAborted']], [AbortController, ['signal', 'abort']],
]) {
  for (const name of keys) {
    const descriptor = Object.getOwnPropertyDescriptor(Class.prototype, name);
    Object.defineProperty(Class.prototype, name, { ...descriptor, enumerable: true });
  }
  Object.defineProperty(Class.prototype, Symbol.toStringTag, {
    value: Class.name, configurable: true,
  });
}

module.exports = { AbortController, AbortSignal };
