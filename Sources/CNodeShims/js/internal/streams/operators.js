'use strict';

// The methods of Readable that arrays have too: map, filter, toArray and the others.

const { codes, AbortError } = require('internal/errors');
const { validateAbortSignal, validateInteger, validateObject } = require('internal/validators');

// What a mapping gives for a value that is to be left out, and the end of what is mapped.
const nothing = Symbol('kEmpty');
const end = Symbol('kEof');

function requireFunction(body, name = 'fn') {
  if (typeof body === 'function') return;
  throw new codes.ERR_INVALID_ARG_TYPE(name, ['Function', 'AsyncFunction'], body);
}

function requireOptions(options) {
  if (options === undefined || options === null) return;
  validateObject(options, 'options');
  if (options.signal !== undefined && options.signal !== null) {
    validateAbortSignal(options.signal, 'options.signal');
  }
}

function requireNotAborted(options) {
  if (options?.signal?.aborted) throw new AbortError();
}

// A function to wait with: `wait()` until somebody calls `wake()`.
function sleeper() {
  let resolve = null;
  return {
    get isAsleep() { return resolve !== null; },
    wait: () => new Promise((wake) => { resolve = wake; }),
    wake() {
      const wake = resolve;
      resolve = null;
      wake?.();
    },
  };
}

// Several values are worked on at once, their results come in order.
function map(body, options) {
  requireFunction(body);
  requireOptions(options);
  const concurrency = options?.concurrency === undefined || options.concurrency === null
    ? 1 : Math.floor(options.concurrency);
  let highWaterMark = options?.highWaterMark === undefined || options.highWaterMark === null
    ? concurrency - 1 : Math.floor(options.highWaterMark);
  validateInteger(concurrency, 'options.concurrency', 1);
  validateInteger(highWaterMark, 'options.highWaterMark', 0);
  highWaterMark += concurrency;
  return mapped(this, body, { concurrency, highWaterMark, signal: options?.signal });
}

async function* mapped(stream, body, { concurrency, highWaterMark, signal: outerSignal }) {
  const signal = AbortSignal.any(outerSignal ? [outerSignal] : []);
  const results = [];
  const reader = sleeper();
  const source = sleeper();
  let isDone = false;
  let running = 0;

  const resume = () => {
    if (source.isAsleep && !isDone && running < concurrency && results.length < highWaterMark) {
      source.wake();
    }
  };
  const afterOne = () => {
    running--;
    resume();
  };
  const onFailure = () => {
    isDone = true;
    afterOne();
  };
  const pump = async () => {
    try {
      for await (const value of stream) {
        if (isDone) return;
        if (signal.aborted) throw new AbortError();
        let result;
        try {
          result = body(value, { signal });
          if (result === nothing) continue;
          result = Promise.resolve(result);
        } catch (error) {
          result = Promise.reject(error);
        }
        running++;
        result.then(afterOne, onFailure);
        results.push(result);
        reader.wake();
        if (!isDone && (results.length >= highWaterMark || running >= concurrency)) {
          await source.wait();
        }
      }
      results.push(end);
    } catch (error) {
      const result = Promise.reject(error);
      result.then(afterOne, onFailure);
      results.push(result);
    } finally {
      isDone = true;
      reader.wake();
    }
  };

  pump();
  try {
    for (;;) {
      while (results.length > 0) {
        const value = await results[0];
        if (value === end) return;
        if (signal.aborted) throw new AbortError();
        if (value !== nothing) yield value;
        results.shift();
        resume();
      }
      await reader.wait();
    }
  } finally {
    isDone = true;
    source.wake();
  }
}

function filter(body, options) {
  requireFunction(body);
  return map.call(this, async (value, given) => (await body(value, given) ? value : nothing),
    options);
}

function flatMap(body, options) {
  const values = map.call(this, body, options);
  return (async function* flatMap() {
    for await (const value of values) yield* value;
  })();
}

function countOf(number) {
  number = Number(number);
  if (Number.isNaN(number)) return 0;
  if (number < 0) throw new codes.ERR_OUT_OF_RANGE('number', '>= 0', number);
  return number;
}

function drop(number, options = undefined) {
  requireOptions(options);
  let left = countOf(number);
  const stream = this;
  return (async function* drop() {
    requireNotAborted(options);
    for await (const value of stream) {
      requireNotAborted(options);
      if (left-- <= 0) yield value;
    }
  })();
}

function take(number, options = undefined) {
  requireOptions(options);
  let left = countOf(number);
  const stream = this;
  return (async function* take() {
    requireNotAborted(options);
    for await (const value of stream) {
      requireNotAborted(options);
      if (left-- > 0) yield value;
      if (left <= 0) return;
    }
  })();
}

function asIndexedPairs(options = undefined) {
  requireOptions(options);
  const stream = this;
  return (async function* asIndexedPairs() {
    let index = 0;
    for await (const value of stream) {
      requireNotAborted(options);
      yield [index++, value];
    }
  })();
}

function compose(stream, options) {
  requireOptions(options);
  const { isNodeStream, isWritable } = require('internal/streams/predicates');
  if (isNodeStream(stream) && !isWritable(stream)) {
    throw new codes.ERR_INVALID_ARG_VALUE('stream', stream, 'must be writable');
  }
  const composed = require('internal/streams/compose')(this, stream);
  if (options?.signal) {
    require('internal/streams/abort_signal').addAbortSignal(options.signal, composed);
  }
  return composed;
}

async function some(body, options = undefined) {
  for await (const value of filter.call(this, body, options)) {
    void value;
    return true;
  }
  return false;
}

async function every(body, options = undefined) {
  requireFunction(body);
  return !(await some.call(this, async (...values) => !(await body(...values)), options));
}

async function find(body, options) {
  for await (const value of filter.call(this, body, options)) return value;
  return undefined;
}

async function forEach(body, options) {
  requireFunction(body);
  const values = map.call(this, async (value, given) => {
    await body(value, given);
    return nothing;
  }, options);
  for await (const value of values) void value;
}

async function reduce(body, initial, options) {
  requireFunction(body, 'reducer');
  requireOptions(options);
  let hasValue = arguments.length > 1;
  if (options?.signal?.aborted) {
    const error = new AbortError(undefined, { cause: options.signal.reason });
    this.once('error', () => {});
    await require('internal/streams/finished').finishedPromise(this.destroy(error));
    throw error;
  }
  const controller = new AbortController();
  const { signal } = controller;
  options?.signal?.addEventListener('abort', () => controller.abort(), { once: true });
  let value = initial;
  try {
    for await (const next of this) {
      requireNotAborted(options);
      value = hasValue ? await body(value, next, { signal }) : next;
      hasValue = true;
    }
    if (!hasValue) {
      const error = new codes.ERR_MISSING_ARGS('reduce');
      error.message = 'Reduce of an empty stream requires an initial value';
      throw error;
    }
  } finally {
    controller.abort();
  }
  return value;
}

async function toArray(options) {
  requireOptions(options);
  const values = [];
  for await (const value of this) {
    if (options?.signal?.aborted) {
      throw new AbortError(undefined, { cause: options.signal.reason });
    }
    values.push(value);
  }
  return values;
}

// Puts them on the prototype; those that give values give a stream of them.
function define(Readable) {
  const add = (operator, body, called = operator) => {
    const method = function (...values) {
      if (new.target) throw new codes.ERR_ILLEGAL_CONSTRUCTOR();
      return body(called.apply(this, values));
    };
    Object.defineProperty(method, 'name', { value: operator.name });
    Object.defineProperty(method, 'length', { value: operator.length });
    Object.defineProperty(Readable.prototype, operator.name, {
      value: method, writable: true, enumerable: false, configurable: true,
    });
  };
  add(asIndexedPairs, (values) => Readable.from(values), require('internal/util/deprecate').deprecate(
    asIndexedPairs, 'readable.asIndexedPairs will be removed in a future version.'));
  for (const operator of [drop, filter, flatMap, map, take, compose]) {
    add(operator, (values) => Readable.from(values));
  }
  for (const operator of [every, forEach, reduce, toArray, some, find]) {
    add(operator, (promise) => promise);
  }
}

module.exports = { define };
