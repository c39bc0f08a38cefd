'use strict';

// MessageChannel and MessagePort within this process: what is posted is cloned, and arrives in a later turn of the
// loop. A port that is listened to keeps the process alive until it is closed.

const { EventTarget, Event } = require('internal/event_target');
const { codes } = require('internal/errors');
const { structuredClone } = require('internal/structured_clone');
const { setImmediate, setInterval, clearInterval } = require('internal/timers');

class MessageEvent extends Event {
  #init;

  constructor(type, options = {}) {
    super(type, options);
    this.#init = options ?? {};
  }

  get data() { return this.#init.data === undefined ? null : this.#init.data; }
  get origin() { return this.#init.origin ?? ''; }
  get lastEventId() { return this.#init.lastEventId ?? ''; }
  get source() { return this.#init.source ?? null; }
  get ports() { return this.#init.ports ?? []; }
}

const key = Symbol('key');
const forever = 2 ** 31 - 1;

class MessagePort extends EventTarget {
  #peer = null;
  #queue = [];
  #isStarted = false;
  #isClosed = false;
  #isAnnounced = false;
  #keepsAlive = undefined;
  #onmessage = null;
  #listeners = new Map();

  constructor(secret) {
    if (secret !== key) throw Object.assign(new TypeError('Illegal constructor'), { code: 'ERR_CONSTRUCT_CALL_INVALID' });
    super();
  }

  static connect(one, other) {
    one.#peer = other;
    other.#peer = one;
  }

  static take(port) { return port.#queue.length === 0 ? undefined : { message: port.#queue.shift() }; }

  postMessage(value, transfer = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('message');
    const list = Array.isArray(transfer) ? transfer : transfer?.transfer ?? [];
    const message = structuredClone(value, { transfer: list });
    const peer = this.#peer;
    if (peer === null || peer.#isClosed) return;
    peer.#queue.push(message);
    peer.#announce();
  }

  #announce() {
    if (!this.#isStarted || this.#isAnnounced || this.#queue.length === 0) return;
    this.#isAnnounced = true;
    setImmediate(() => {
      this.#isAnnounced = false;
      if (this.#isClosed || this.#queue.length === 0) return;
      const message = this.#queue.shift();
      this.#announce();
      this.dispatchEvent(new MessageEvent('message', { data: message }));
    });
  }

  start() {
    if (this.#isClosed) return;
    this.#isStarted = true;
    this.#announce();
  }

  ref() {
    if (!this.#isClosed) this.#keepsAlive ??= setInterval(() => {}, forever);
  }

  unref() {
    clearInterval(this.#keepsAlive);
    this.#keepsAlive = undefined;
  }

  hasRef() { return this.#keepsAlive !== undefined; }

  close() {
    for (const port of [this, this.#peer]) {
      if (port === null || port.#isClosed) continue;
      port.#isClosed = true;
      port.unref();
      setImmediate(() => port.dispatchEvent(new Event('close')));
    }
  }

  get onmessage() { return this.#onmessage; }
  set onmessage(listener) {
    if (this.#onmessage !== null) this.removeEventListener('message', this.#onmessage);
    this.#onmessage = typeof listener === 'function' ? listener : null;
    if (this.#onmessage === null) return this.unref();
    this.addEventListener('message', this.#onmessage);
    this.ref();
    this.start();
    return undefined;
  }

  // The EventEmitter's side, whose listeners get the message itself.
  on(type, listener) { return this.#listen(type, listener, false); }
  addListener(type, listener) { return this.#listen(type, listener, false); }
  once(type, listener) { return this.#listen(type, listener, true); }

  #listen(type, listener, once) {
    const wrapped = (event) => {
      if (once) this.off(type, listener);
      Reflect.apply(listener, this, type === 'message' ? [event.data] : []);
    };
    this.#listeners.set(listener, wrapped);
    this.addEventListener(type, wrapped);
    if (type === 'message') {
      this.ref();
      this.start();
    }
    return this;
  }

  off(type, listener) {
    const wrapped = this.#listeners.get(listener);
    this.#listeners.delete(listener);
    this.removeEventListener(type, wrapped ?? listener);
    if (type === 'message' && this.#listeners.size === 0) this.unref();
    return this;
  }

  removeListener(type, listener) { return this.off(type, listener); }
}

class MessageChannel {
  constructor() {
    this.port1 = new MessagePort(key);
    this.port2 = new MessagePort(key);
    MessagePort.connect(this.port1, this.port2);
  }
}

const receiveMessageOnPort = (port) => {
  if (!(port instanceof MessagePort)) {
    throw new codes.ERR_INVALID_ARG_TYPE('port', 'MessagePort instance', port);
  }
  return MessagePort.take(port);
};

module.exports = { MessageChannel, MessagePort, MessageEvent, receiveMessageOnPort };
