'use strict';

// Event, CustomEvent and EventTarget, without a tree: an event reaches its target only.

const { codes } = require('internal/errors');

const custom = Symbol.for('nodejs.util.inspect.custom');
const state = Symbol('kState');

class Event {
  #type;
  #options;
  #canceled = false;
  #stopped = false;
  #timeStamp = require('perf_hooks').performance.now();

  constructor(type, options = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('type');
    if (options !== undefined && options !== null) {
      require('internal/validators').validateObject(options, 'options');
    }
    this.#type = `${type}`;
    this.#options = options ?? {};
    Object.defineProperty(this, state, {
      value: { target: null, isDispatching: false, stopsNow: false, isPassive: false },
    });
  }

  get type() { return this.#type; }
  get target() { return this[state].target; }
  get currentTarget() { return this[state].isDispatching ? this[state].target : null; }
  get srcElement() { return this[state].target; }
  get bubbles() { return Boolean(this.#options.bubbles); }
  get cancelable() { return Boolean(this.#options.cancelable); }
  get composed() { return Boolean(this.#options.composed); }
  get defaultPrevented() { return this.cancelable && this.#canceled; }
  get returnValue() { return !this.cancelable || !this.#canceled; }
  get timeStamp() { return this.#timeStamp; }
  get eventPhase() { return this[state].isDispatching ? 2 : 0; }
  get isTrusted() { return false; }
  get cancelBubble() { return this.#stopped; }
  set cancelBubble(value) { if (value) this.#stopped = true; }

  composedPath() { return this[state].isDispatching ? [this[state].target] : []; }
  preventDefault() { if (!this[state].isPassive) this.#canceled = true; }
  stopPropagation() { this.#stopped = true; }
  stopImmediatePropagation() {
    this.#stopped = true;
    this[state].stopsNow = true;
  }

  [custom](depth, options, inspect) {
    const name = this.constructor.name;
    if (typeof depth === 'number' && depth < 0) return name;
    const inner = { ...options, depth: Number.isInteger(options.depth) ? options.depth - 1 : options.depth };
    return `${name} ${inspect({
      type: this.type, defaultPrevented: this.defaultPrevented, cancelable: this.cancelable,
      timeStamp: this.timeStamp,
    }, inner)}`;
  }
}
Object.defineProperty(Event.prototype, Symbol.toStringTag, { value: 'Event', configurable: true });
for (const [name, value] of [
  ['NONE', 0], ['CAPTURING_PHASE', 1], ['AT_TARGET', 2], ['BUBBLING_PHASE', 3],
]) {
  Object.defineProperty(Event, name, { value, enumerable: true });
  Object.defineProperty(Event.prototype, name, { value, enumerable: true });
}

class CustomEvent extends Event {
  #detail;

  constructor(type, options = undefined) {
    super(type, options);
    this.#detail = options?.detail ?? null;
  }

  get detail() { return this.#detail; }
}
Object.defineProperty(CustomEvent.prototype, Symbol.toStringTag, {
  value: 'CustomEvent', configurable: true,
});

const targets = new WeakMap();

function registered(target, type) {
  const all = targets.get(target);
  if (all === undefined) throw new codes.ERR_INVALID_THIS('EventTarget');
  if (!all.has(type)) all.set(type, []);
  return all.get(type);
}

class EventTarget {
  constructor() {
    targets.set(this, new Map());
  }

  addEventListener(type, listener, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    if (typeof options === 'boolean') options = { capture: options };
    const { once = false, capture = false, passive = false, signal } = options ?? {};
    if (listener === null || listener === undefined) return;
    if (typeof listener !== 'function' && typeof listener !== 'object') {
      throw new codes.ERR_INVALID_ARG_TYPE('listener', 'EventListener', listener);
    }
    if (signal?.aborted) return;
    const list = registered(this, `${type}`);
    const isKnown = list.some((one) => one.listener === listener
      && one.capture === Boolean(capture));
    if (isKnown) return;
    list.push({
      listener, once: Boolean(once), capture: Boolean(capture), passive: Boolean(passive),
      removed: false,
    });
    signal?.addEventListener('abort', () => this.removeEventListener(type, listener, options),
      { once: true });
  }

  removeEventListener(type, listener, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('type', 'listener');
    const capture = Boolean(typeof options === 'boolean' ? options : options?.capture);
    const list = registered(this, `${type}`);
    const index = list.findIndex((one) => one.listener === listener && one.capture === capture);
    if (index === -1) return;
    list[index].removed = true;
    list.splice(index, 1);
  }

  dispatchEvent(event) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('event');
    if (!(event instanceof Event)) throw new codes.ERR_INVALID_ARG_TYPE('event', 'Event', event);
    if (event[state].isDispatching) throw new codes.ERR_EVENT_RECURSION(event.type);
    event[state].target = this;
    event[state].isDispatching = true;
    event[state].stopsNow = false;
    for (const one of registered(this, event.type).slice()) {
      if (one.removed) continue;
      if (one.once) this.removeEventListener(event.type, one.listener, { capture: one.capture });
      event[state].isPassive = one.passive;
      try {
        if (typeof one.listener === 'function') one.listener.call(this, event);
        else one.listener.handleEvent(event);
      } catch (error) {
        // As in Node: reported as uncaught, after the other listeners.
        require('internal/timers').setImmediate(() => { throw error; });
      }
      if (event[state].stopsNow) break;
    }
    event[state].isDispatching = false;
    return !event.defaultPrevented;
  }

  [custom](depth, options, inspect) {
    const name = this.constructor.name;
    if (typeof depth === 'number' && depth < 0) return name;
    return `${name} ${inspect({}, options)}`;
  }
}
for (const key of ['addEventListener', 'removeEventListener', 'dispatchEvent']) {
  const descriptor = Object.getOwnPropertyDescriptor(EventTarget.prototype, key);
  Object.defineProperty(EventTarget.prototype, key, { ...descriptor, enumerable: true });
}
Object.defineProperty(EventTarget.prototype, Symbol.toStringTag, {
  value: 'EventTarget', configurable: true,
});

// An `onname` property, as signals have for 'abort'.
function defineHandler(prototype, type) {
  const handlers = new WeakMap();
  Object.defineProperty(prototype, `on${type}`, {
    configurable: true,
    enumerable: true,
    get() { return handlers.get(this)?.handler ?? null; },
    set(handler) {
      const before = handlers.get(this);
      if (before !== undefined) this.removeEventListener(type, before.listener);
      handlers.delete(this);
      if (typeof handler !== 'function') return;
      const listener = (event) => handler.call(this, event);
      handlers.set(this, { handler, listener });
      this.addEventListener(type, listener);
    },
  });
}

function listenersOf(target, type) {
  return (targets.get(target)?.get(type) ?? []).map((one) => one.listener);
}

module.exports = { Event, CustomEvent, EventTarget, defineHandler, listenersOf };
