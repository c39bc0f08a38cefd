'use strict';

// The class that all streams descend from, with the `pipe` of streams that only push.

const EventEmitter = require('events');

function Stream(options) {
  EventEmitter.call(this, options);
}
Object.setPrototypeOf(Stream.prototype, EventEmitter.prototype);
Object.setPrototypeOf(Stream, EventEmitter);

Stream.prototype.pipe = function pipe(destination, options) {
  const source = this;
  let isEnded = false;
  const onData = (chunk) => {
    if (destination.writable && destination.write(chunk) === false) source.pause?.();
  };
  const onDrain = () => {
    if (source.readable) source.resume?.();
  };
  const onEnd = () => {
    if (isEnded) return;
    isEnded = true;
    destination.end();
  };
  const onClose = () => {
    if (isEnded) return;
    isEnded = true;
    destination.destroy?.();
  };
  function onError(error) {
    cleanUp();
    if (this.listenerCount('error') === 0) this.emit('error', error);
  }
  const listeners = [[source, 'data', onData], [destination, 'drain', onDrain]];
  if (!destination._isStdio && options?.end !== false) {
    listeners.push([source, 'end', onEnd], [source, 'close', onClose]);
  }
  for (const [emitter, event, listener] of listeners) emitter.on(event, listener);
  prependListener(source, 'error', onError);
  prependListener(destination, 'error', onError);
  const cleaners = [[source, 'end'], [source, 'close'], [destination, 'close']];
  function cleanUp() {
    for (const [emitter, event, listener] of listeners) emitter.removeListener(event, listener);
    source.removeListener('error', onError);
    destination.removeListener('error', onError);
    for (const [emitter, event] of cleaners) emitter.removeListener(event, cleanUp);
  }
  for (const [emitter, event] of cleaners) emitter.on(event, cleanUp);
  destination.emit('pipe', source);
  return destination;
};

// A stream's table of listeners begins with empty places, which are no names.
Stream.prototype.eventNames = function eventNames() {
  return Reflect.ownKeys(this._events).filter((name) => {
    const stored = this._events[name];
    return typeof stored === 'function' || (Array.isArray(stored) && stored.length > 0);
  });
};

// Emitters that are not Node's may lack `prependListener`.
function prependListener(emitter, event, listener) {
  if (typeof emitter.prependListener === 'function') {
    emitter.prependListener(event, listener);
  } else if (Array.isArray(emitter._events?.[event])) {
    emitter._events[event].unshift(listener);
  } else if (emitter._events?.[event]) {
    emitter._events[event] = [listener, emitter._events[event]];
  } else {
    emitter.on(event, listener);
  }
}

module.exports = { Stream, prependListener };
