'use strict';

// Timers over the host's event loop. The host calls `dispatch(id)` for each timer that is due, and
// `dispatch(-1)` on the turn after an immediate was asked for; every such call is one macrotask,
// so promises' reactions run between two of them.

const { context, runIn } = require('internal/async_context');
const beginnings = require('internal/beginnings');
const { validateFunction } = require('internal/validators');

const binding = internalBinding('timers');
const active = new Map();
const immediates = [];
let lastPublicId = 1;
const publicIds = new Map();

// What setTimeout takes for a delay: below 1 ms, above 2^31-1, or no number at all, is 1 ms.
function normalised(delay) {
  const number = Number(delay);
  if (number > 2147483647) {
    process.emitWarning(`${number} does not fit into a 32-bit signed integer.\nTimeout duration was set to 1.`, 'TimeoutOverflowWarning');
  }
  return number >= 1 && number <= 2147483647 ? number : 1;
}

class Timeout {
  constructor(callback, delay, values, isRepeating) {
    const after = normalised(delay);
    this._idleTimeout = after;
    this._idlePrev = this;
    this._idleNext = this;
    this._idleStart = null;
    this._onTimeout = callback;
    this._timerArgs = values.length > 0 ? values : undefined;
    this._repeat = isRepeating ? after : null;
    this._destroyed = false;
    define(this, 'isReferenced', true);
    define(this, 'handle', undefined);
    define(this, 'publicId', undefined);
    define(this, 'frame', context.frame);
    beginnings.note();
    start(this);
  }

  ref() {
    return setReferenced(this, true);
  }

  unref() {
    return setReferenced(this, false);
  }

  hasRef() {
    return this.isReferenced;
  }

  refresh() {
    if (this._destroyed) return this;
    stop(this);
    start(this);
    return this;
  }

  close() {
    clearTimeout(this);
    return this;
  }

  [Symbol.toPrimitive]() {
    if (this.publicId === undefined) {
      this.publicId = ++lastPublicId;
      publicIds.set(this.publicId, this);
    }
    return this.publicId;
  }
}

function define(object, key, value) {
  Object.defineProperty(object, key, { value, writable: true, enumerable: false });
}

function start(timer) {
  timer._idleStart = Math.trunc(binding.now());
  timer.handle = binding.schedule(Math.trunc(timer._idleTimeout), timer.isReferenced);
  active.set(timer.handle, timer);
}

function stop(timer) {
  if (timer.handle === undefined) return;
  binding.cancel(timer.handle);
  active.delete(timer.handle);
  timer.handle = undefined;
}

function setReferenced(timer, isReferenced) {
  if (timer.isReferenced !== isReferenced) {
    timer.isReferenced = isReferenced;
    if (timer.handle !== undefined) binding.setReferenced(timer.handle, isReferenced);
  }
  return timer;
}

function destroy(timer) {
  timer._destroyed = true;
  timer._onTimeout = null;
  if (timer.publicId !== undefined) publicIds.delete(timer.publicId);
}

function dispatch(id) {
  if (id === -1) runImmediate();
  else runTimer(active.get(id));
}

function runTimer(timer) {
  if (timer === undefined) return;
  active.delete(timer.handle);
  timer.handle = undefined;
  const callback = timer._onTimeout;
  try {
    runIn(timer.frame, callback, timer, timer._timerArgs ?? []);
  } finally {
    if (timer._repeat !== null && !timer._destroyed && timer.handle === undefined) {
      timer._idleTimeout = timer._repeat;
      start(timer);
    } else if (timer.handle === undefined && !timer._destroyed) {
      destroy(timer);
      timer._onTimeout = callback;
    }
  }
}

function setTimeout(callback, delay, ...values) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, values, false);
}

function setInterval(callback, delay, ...values) {
  validateFunction(callback, 'callback');
  return new Timeout(callback, delay, values, true);
}

function clearTimeout(timer) {
  if (typeof timer === 'number' || typeof timer === 'string') timer = publicIds.get(Number(timer));
  if (!(timer instanceof Timeout)) return;
  stop(timer);
  timer._repeat = null;
  destroy(timer);
}

class Immediate {
  constructor(callback, values) {
    this._idleNext = null;
    this._idlePrev = null;
    this._onImmediate = callback;
    this._argv = values.length > 0 ? values : undefined;
    this._destroyed = false;
    define(this, 'isReferenced', true);
    define(this, 'frame', context.frame);
    beginnings.note();
    immediates.push(this);
    binding.requestImmediate();
  }

  ref() {
    this.isReferenced = true;
    return this;
  }

  unref() {
    this.isReferenced = false;
    return this;
  }

  hasRef() {
    return this.isReferenced;
  }
}

// One at a time: the reactions of its promises come before the next immediate. The host calls once
// for each that was asked for, those that were taken back included.
function runImmediate() {
  const immediate = immediates.shift();
  if (immediate === undefined || immediate._destroyed) return;
  immediate._destroyed = true;
  runIn(immediate.frame, immediate._onImmediate, immediate, immediate._argv ?? []);
}

function setImmediate(callback, ...values) {
  validateFunction(callback, 'callback');
  return new Immediate(callback, values);
}

function clearImmediate(immediate) {
  if (!(immediate instanceof Immediate) || immediate._destroyed) return;
  immediate._destroyed = true;
  const index = immediates.indexOf(immediate);
  if (index !== -1) immediates.splice(index, 1);
}

binding.setCallback(dispatch);

module.exports = {
  setTimeout, clearTimeout, setInterval, clearInterval: clearTimeout, setImmediate, clearImmediate,
};
