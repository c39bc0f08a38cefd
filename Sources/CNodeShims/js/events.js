'use strict';

// EventEmitter, and the helpers that wait for its events.

const { codes, AbortError } = require('internal/errors');
const { validateFunction, validateNumber, validateAbortSignal } = require('internal/validators');

const errorMonitor = Symbol('events.errorMonitor');
const captureSymbol = Symbol('kCapture');
const shapeMode = Symbol('shapeMode');
const rejectionSymbol = Symbol.for('nodejs.rejection');

let defaultMaxListeners = 10;

function EventEmitter(options) {
  EventEmitter.init.call(this, options);
}

EventEmitter.prototype._events = undefined;
EventEmitter.prototype._eventsCount = 0;
EventEmitter.prototype._maxListeners = undefined;

EventEmitter.init = function (options) {
  if (this._events === undefined || this._events === Object.getPrototypeOf(this)._events) {
    this._events = Object.create(null);
    this._eventsCount = 0;
    this[shapeMode] = false;
  } else {
    this[shapeMode] = true;
  }
  this._maxListeners = this._maxListeners || undefined;
  this[captureSymbol] = options?.captureRejections ? true : EventEmitter.captureRejections;
};

function listenersOf(emitter, type) {
  const stored = emitter._events?.[type];
  if (stored === undefined) return [];
  return typeof stored === 'function' ? [stored] : stored;
}

function requireListener(listener) {
  validateFunction(listener, 'listener');
}

function add(emitter, type, listener, first) {
  requireListener(listener);
  if (emitter._events === undefined) {
    emitter._events = Object.create(null);
    emitter._eventsCount = 0;
  } else if (emitter._events.newListener !== undefined) {
    emitter.emit('newListener', type, listener.listener ?? listener);
  }
  const stored = emitter._events[type];
  if (stored === undefined) {
    emitter._events[type] = listener;
    emitter._eventsCount++;
    return emitter;
  }
  let all = stored;
  if (typeof stored === 'function') all = first ? [listener, stored] : [stored, listener];
  else if (first) all.unshift(listener);
  else all.push(listener);
  emitter._events[type] = all;
  warnOfLeak(emitter, type, all);
  return emitter;
}

function warnOfLeak(emitter, type, listeners) {
  const limit = emitter.getMaxListeners();
  if (limit <= 0 || listeners.length <= limit || listeners.warned) return;
  listeners.warned = true;
  const warning = new Error(
    `Possible EventEmitter memory leak detected. ${listeners.length} ${String(type)} listeners `
    + `added to ${require('internal/util/inspect').inspect(emitter, { depth: -1 })}. `
    + `MaxListeners is ${limit}. Use emitter.setMaxListeners() to increase limit`);
  warning.name = 'MaxListenersExceededWarning';
  warning.emitter = emitter;
  warning.type = type;
  warning.count = listeners.length;
  require('process').emitWarning(warning);
}

function onceWrapper(emitter, type, listener) {
  const state = { fired: false };
  function wrapper(...values) {
    if (state.fired) return undefined;
    emitter.removeListener(type, wrapper);
    state.fired = true;
    return listener.apply(emitter, values);
  }
  wrapper.listener = listener;
  return wrapper;
}

function define(name, method) {
  Object.defineProperty(method, 'name', { value: name, configurable: true });
  EventEmitter.prototype[name] = method;
}

define('setMaxListeners', function (count) {
  validateNumber(count, 'setMaxListeners', 0);
  this._maxListeners = count;
  return this;
});
define('getMaxListeners', function () {
  return this._maxListeners === undefined ? defaultMaxListeners : this._maxListeners;
});
define('emit', function (type, ...values) {
  if (type === 'error') {
    if (this._events?.[errorMonitor] !== undefined) this.emit(errorMonitor, ...values);
    if (this._events?.error === undefined) throw unhandledError(values);
  }
  const stored = this._events?.[type];
  if (stored === undefined) return false;
  if (typeof stored === 'function') {
    capture(this, type, values, stored.apply(this, values));
  } else {
    for (const listener of stored.slice()) {
      capture(this, type, values, listener.apply(this, values));
    }
  }
  return true;
});
define('addListener', function (type, listener) {
  return add(this, type, listener, false);
});
EventEmitter.prototype.on = EventEmitter.prototype.addListener;
define('prependListener', function (type, listener) {
  return add(this, type, listener, true);
});
define('once', function (type, listener) {
  requireListener(listener);
  return this.on(type, onceWrapper(this, type, listener));
});
define('prependOnceListener', function (type, listener) {
  requireListener(listener);
  return this.prependListener(type, onceWrapper(this, type, listener));
});
define('removeListener', function (type, listener) {
  requireListener(listener);
  const all = listenersOf(this, type);
  for (let index = all.length - 1; index >= 0; index--) {
    if (all[index] !== listener && all[index].listener !== listener) continue;
    const removed = all[index];
    if (all.length === 1) forget(this, type);
    else {
      const left = all.slice();
      left.splice(index, 1);
      left.warned = all.warned;
      this._events[type] = left.length === 1 ? left[0] : left;
    }
    if (this._events.removeListener !== undefined) {
      this.emit('removeListener', type, removed.listener ?? listener);
    }
    break;
  }
  return this;
});
EventEmitter.prototype.off = EventEmitter.prototype.removeListener;
define('removeAllListeners', function (type) {
  if (this._events === undefined) return this;
  if (this._events.removeListener === undefined) {
    if (arguments.length === 0) {
      this._events = Object.create(null);
      this._eventsCount = 0;
    } else if (this._events[type] !== undefined) {
      forget(this, type);
    }
    return this;
  }
  if (arguments.length === 0) {
    for (const key of Reflect.ownKeys(this._events)) {
      if (key !== 'removeListener') this.removeAllListeners(key);
    }
    this.removeAllListeners('removeListener');
    this._events = Object.create(null);
    this._eventsCount = 0;
    return this;
  }
  for (const listener of listenersOf(this, type).slice().reverse()) {
    this.removeListener(type, listener);
  }
  return this;
});
define('listeners', function (type) {
  return listenersOf(this, type).map((listener) => listener.listener ?? listener);
});
define('rawListeners', function (type) {
  return listenersOf(this, type).slice();
});
define('listenerCount', function (type, listener) {
  const all = listenersOf(this, type);
  if (listener === undefined || listener === null) return all.length;
  return all.filter((one) => one === listener || one.listener === listener).length;
});
define('eventNames', function () {
  return this._eventsCount > 0 ? Reflect.ownKeys(this._events) : [];
});

function forget(emitter, type) {
  emitter._eventsCount--;
  if (emitter._eventsCount === 0) emitter._events = Object.create(null);
  else delete emitter._events[type];
}

function unhandledError(values) {
  const [error] = values;
  if (error instanceof Error) return error;
  let text;
  try {
    text = require('internal/util/inspect').inspect(error);
  } catch {
    text = error;
  }
  const made = new codes.ERR_UNHANDLED_ERROR(text);
  made.context = error;
  return made;
}

// With captureRejections, a listener's rejected promise becomes an 'error' event.
function capture(emitter, type, values, result) {
  if (!emitter[captureSymbol] || result === undefined || result === null) return;
  const { then } = result;
  if (typeof then !== 'function') return;
  then.call(result, undefined, (error) => {
    require('internal/process/ticks').nextTick(() => {
      if (typeof emitter[rejectionSymbol] === 'function') {
        emitter[rejectionSymbol](error, type, ...values);
        return;
      }
      const before = emitter[captureSymbol];
      emitter[captureSymbol] = false;
      try {
        emitter.emit('error', error);
      } finally {
        emitter[captureSymbol] = before;
      }
    });
  });
}

function isEventTarget(value) {
  return typeof value?.addEventListener === 'function';
}

// Resolves with the arguments of the next `type` event; an 'error' meanwhile rejects.
function once(emitter, type, options = {}) {
  const { signal } = options;
  return new Promise((resolve, reject) => {
    validateAbortSignal(signal, 'options.signal');
    if (typeof emitter?.on !== 'function' && !isEventTarget(emitter)) {
      throw new codes.ERR_INVALID_ARG_TYPE('emitter', 'EventEmitter', emitter);
    }
    if (signal?.aborted) {
      reject(new AbortError(undefined, { cause: signal.reason }));
      return;
    }
    const cleanUp = () => {
      if (isEventTarget(emitter)) emitter.removeEventListener(type, onEvent);
      else {
        emitter.removeListener(type, onEvent);
        emitter.removeListener('error', onError);
      }
      signal?.removeEventListener('abort', onAbort);
    };
    const onEvent = (...values) => {
      cleanUp();
      resolve(values);
    };
    const onError = (error) => {
      cleanUp();
      reject(error);
    };
    const onAbort = () => {
      cleanUp();
      reject(new AbortError(undefined, { cause: signal.reason }));
    };
    if (isEventTarget(emitter)) {
      emitter.addEventListener(type, onEvent, { once: true });
    } else {
      emitter.once(type, onEvent);
      if (type !== 'error' && typeof emitter.once === 'function') emitter.once('error', onError);
    }
    signal?.addEventListener('abort', onAbort, { once: true });
  });
}

// An async iterator over the events of a type.
function on(emitter, type, options = {}) {
  const { signal } = options;
  validateAbortSignal(signal, 'options.signal');
  if (signal?.aborted) throw new AbortError(undefined, { cause: signal.reason });
  const events = [];
  const waiting = [];
  let failure = null;
  let finished = false;
  const settle = () => {
    emitter.removeListener(type, onEvent);
    emitter.removeListener('error', onError);
    signal?.removeEventListener('abort', onAbort);
    finished = true;
    for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  const onEvent = (...values) => {
    if (waiting.length > 0) waiting.shift().resolve({ value: values, done: false });
    else events.push(values);
  };
  const onError = (error) => {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = error;
    settle();
  };
  const onAbort = () => onError(new AbortError(undefined, { cause: signal.reason }));
  emitter.on(type, onEvent);
  if (type !== 'error') emitter.on('error', onError);
  signal?.addEventListener('abort', onAbort, { once: true });
  return {
    next() {
      if (events.length > 0) return Promise.resolve({ value: events.shift(), done: false });
      if (failure !== null) {
        const rejected = Promise.reject(failure);
        failure = null;
        return rejected;
      }
      if (finished) return settle();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: settle,
    throw(error) {
      onError(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

const asTarget = (target) => {
  if (!(target instanceof require('internal/event_target').EventTarget)) {
    throw new codes.ERR_INVALID_ARG_TYPE('emitter', ['EventEmitter', 'EventTarget'], target);
  }
  return target;
};

const limitsOfTargets = new WeakMap();

function getEventListeners(emitter, type) {
  if (typeof emitter?.listeners === 'function') return emitter.listeners(type);
  return require('internal/event_target').listenersOf(asTarget(emitter), type);
}

function getMaxListeners(emitter) {
  return typeof emitter?.getMaxListeners === 'function'
    ? emitter.getMaxListeners() : limitsOfTargets.get(asTarget(emitter)) ?? defaultMaxListeners;
}

function setMaxListeners(count = defaultMaxListeners, ...targets) {
  validateNumber(count, 'setMaxListeners', 0);
  if (targets.length === 0) defaultMaxListeners = count;
  for (const target of targets) {
    if (typeof target?.setMaxListeners === 'function') target.setMaxListeners(count);
    else limitsOfTargets.set(asTarget(target), count);
  }
}

function addAbortListener(signal, listener) {
  validateAbortSignal(signal, 'signal');
  validateFunction(listener, 'listener');
  if (signal.aborted) {
    require('internal/process/ticks').queueMicrotask(() => listener());
    return { [Symbol.dispose]() {} };
  }
  signal.addEventListener('abort', listener, { once: true });
  return {
    [Symbol.dispose]() { signal.removeEventListener('abort', listener); },
  };
}

Object.defineProperty(EventEmitter, 'defaultMaxListeners', {
  enumerable: true,
  get: () => defaultMaxListeners,
  set(count) {
    validateNumber(count, 'defaultMaxListeners', 0);
    defaultMaxListeners = count;
  },
});

EventEmitter.EventEmitter = EventEmitter;
EventEmitter.once = once;
EventEmitter.on = on;
EventEmitter.getEventListeners = getEventListeners;
EventEmitter.getMaxListeners = getMaxListeners;
EventEmitter.setMaxListeners = setMaxListeners;
EventEmitter.addAbortListener = addAbortListener;
EventEmitter.listenerCount = (emitter, type) => emitter.listenerCount(type);
EventEmitter.usingDomains = false;
EventEmitter.captureRejectionSymbol = rejectionSymbol;
EventEmitter.captureRejections = false;
EventEmitter.errorMonitor = errorMonitor;
Object.defineProperty(EventEmitter, 'EventEmitterAsyncResource', {
  configurable: true, enumerable: true, get: () => require('internal/events/async_resource').EventEmitterAsyncResource,
});

module.exports = EventEmitter;
