'use strict';

// node:async_hooks: AsyncLocalStorage and AsyncResource. Hooks are told of the resources that scripts make.

const { deprecate } = require('internal/util/deprecate');
const { validateFunction, validateString } = require('internal/validators');
const { context, runIn } = require('internal/async_context');

// MARK: AsyncLocalStorage

class AsyncLocalStorage {
  #isEnabled = false;

  static bind(callback) {
    return AsyncResource.bind(callback);
  }

  static snapshot() {
    return AsyncLocalStorage.bind((callback, ...values) => callback(...values));
  }

  getStore() { return this.#isEnabled ? context.frame?.get(this) : undefined; }

  enterWith(store) {
    context.isActive = this.#isEnabled = true;
    context.frame = new Map(context.frame).set(this, store);
  }

  run(store, callback, ...values) {
    context.isActive = this.#isEnabled = true;
    if (Object.is(store, this.getStore()) && context.frame?.has(this)) return Reflect.apply(callback, null, values);
    return runIn(new Map(context.frame).set(this, store), callback, null, values);
  }

  exit(callback, ...values) { return runIn(without(this), callback, null, values); }

  disable() {
    this.#isEnabled = false;
    context.frame = without(this);
  }
}

function without(storage) {
  if (!context.frame?.has(storage)) return context.frame;
  const frame = new Map(context.frame);
  frame.delete(storage);
  return frame;
}

// MARK: AsyncResource

const hooks = new Set();
let lastId = 1;
const execution = { id: 1, triggerId: 0, resource: {} };

function emit(event, ...values) {
  for (const hook of hooks) hook[event]?.(...values);
}

class AsyncResource {
  #id;
  #triggerId;
  #frame = context.frame;
  #isDestroyed = false;

  constructor(type, options = {}) {
    validateString(type, 'type');
    const triggerId = typeof options === 'number' ? options : options.triggerAsyncId ?? execution.id;
    if (!Number.isSafeInteger(triggerId) || triggerId < -1) {
      throw Object.assign(new RangeError(`Invalid triggerAsyncId value: ${triggerId}`), { code: 'ERR_INVALID_ASYNC_ID' });
    }
    this.#triggerId = triggerId;
    this.#id = ++lastId;
    emit('init', this.#id, type, this.#triggerId, this);
  }

  static bind(callback, type, receiver) {
    return new AsyncResource(type || callback.name || 'bound-anonymous-fn').bind(callback, receiver);
  }

  asyncId() { return this.#id; }
  triggerAsyncId() { return this.#triggerId; }

  runInAsyncScope(callback, receiver, ...values) {
    const outer = { ...execution };
    Object.assign(execution, { id: this.#id, triggerId: this.#triggerId, resource: this });
    emit('before', this.#id);
    try {
      return runIn(this.#frame, callback, receiver, values);
    } finally {
      emit('after', this.#id);
      Object.assign(execution, outer);
    }
  }

  emitDestroy() {
    if (!this.#isDestroyed) emit('destroy', this.#id);
    this.#isDestroyed = true;
    return this;
  }

  bind(callback, receiver) {
    validateFunction(callback, 'fn');
    const resource = this;
    const bound = function (...values) {
      return resource.runInAsyncScope(callback, receiver === undefined ? this : receiver, ...values);
    };
    Object.defineProperties(bound, {
      length: { configurable: true, enumerable: false, value: callback.length, writable: false },
      asyncResource: {
        configurable: true,
        enumerable: true,
        get: deprecate(() => this, 'The asyncResource property on bound functions is deprecated', 'DEP0172'),
        set(value) {
          Object.defineProperty(bound, 'asyncResource', { configurable: true, enumerable: true, value, writable: true });
        },
      },
    });
    return bound;
  }
}

// MARK: Hooks

class AsyncHook {
  #callbacks;

  constructor(callbacks) { this.#callbacks = callbacks; }

  enable() {
    hooks.add(this.#callbacks);
    return this;
  }

  disable() {
    hooks.delete(this.#callbacks);
    return this;
  }
}

function createHook(callbacks) {
  for (const name of ['init', 'before', 'after', 'destroy', 'promiseResolve']) {
    if (callbacks[name] !== undefined && typeof callbacks[name] !== 'function') {
      throw Object.assign(new TypeError(`hook.${name} must be a function`), { code: 'ERR_ASYNC_CALLBACK' });
    }
  }
  return new AsyncHook(callbacks);
}

module.exports = {
  AsyncLocalStorage, createHook,
  executionAsyncId: () => execution.id,
  triggerAsyncId: () => execution.triggerId,
  executionAsyncResource: () => execution.resource,
  asyncWrapProviders: Object.freeze({ __proto__: null, NONE: 0 }),
  AsyncResource,
};
