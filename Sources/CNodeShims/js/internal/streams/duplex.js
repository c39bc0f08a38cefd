'use strict';

// Duplex: readable and writable, each side with a state of its own.

const { Stream } = require('internal/streams/legacy');
const Readable = require('internal/streams/readable');
const Writable = require('internal/streams/writable');
const destroying = require('internal/streams/destroy');
const { property } = require('internal/streams/readable_properties');
const { refused } = require('internal/unsupported');

function Duplex(options) {
  if (!(this instanceof Duplex)) return new Duplex(options);
  this._events ??= {
    close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined,
    data: undefined, end: undefined, readable: undefined,
  };
  this._readableState = new Readable.ReadableState(options, this, true);
  Writable.prepare(this, options, true);
  this.allowHalfOpen = options?.allowHalfOpen !== false;
  if (options) {
    closeSides(this, options);
    for (const name of ['read', 'write', 'writev', 'destroy', 'final', 'construct']) {
      if (typeof options[name] === 'function') this[`_${name}`] = options[name];
    }
    if (options.signal) {
      require('internal/streams/abort_signal').addAbortSignal(options.signal, this);
    }
  }
  Stream.call(this, options);
  if (this._construct !== undefined && this._construct !== null) {
    destroying.construct(this, () => {
      Readable.whenConstructed(this);
      Writable.whenConstructed(this);
    });
  }
}

// A side that is said not to be there has ended from the start.
function closeSides(stream, options) {
  if (options.readable === false) {
    Object.assign(stream._readableState, { readable: false, ended: true, endEmitted: true });
  }
  if (options.writable === false) {
    Object.assign(stream._writableState,
      { writable: false, ending: true, ended: true, finished: true });
  }
}

Object.setPrototypeOf(Duplex.prototype, Readable.prototype);
Object.setPrototypeOf(Duplex, Readable);
for (const name of Object.keys(Writable.prototype)) {
  if (!Duplex.prototype[name]) Duplex.prototype[name] = Writable.prototype[name];
}
Duplex.prototype.destroy = Writable.prototype.destroy;

for (const name of [
  'writable', 'writableHighWaterMark', 'writableObjectMode', 'writableBuffer', 'writableLength',
  'writableFinished', 'writableCorked', 'writableEnded', 'writableNeedDrain',
]) {
  Object.defineProperty(Duplex.prototype, name,
    Object.getOwnPropertyDescriptor(Writable.prototype, name));
}
Object.defineProperty(Duplex.prototype, 'destroyed', property(function () {
  const { _readableState: readable, _writableState: writable } = this;
  return readable !== undefined && writable !== undefined
    ? readable.destroyed && writable.destroyed : false;
}, function (value) {
  if (!this._readableState || !this._writableState) return;
  this._readableState.destroyed = value;
  this._writableState.destroyed = value;
}));

Duplex.from = (body) => require('internal/streams/duplex_from')(body, 'body');
for (const name of ['fromWeb', 'toWeb']) Duplex[name] = refused(`stream.Duplex.${name}`);

module.exports = Duplex;
