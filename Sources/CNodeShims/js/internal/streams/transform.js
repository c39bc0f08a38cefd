'use strict';

// Transform: a Duplex whose readable side is made of what is written.

const { codes } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { highWaterMarkOf } = require('internal/streams/watermark');
const Duplex = require('internal/streams/duplex');

// The callback of a write that waits until what it gave is read.
const waiting = Symbol('kCallback');

function Transform(options) {
  if (!(this instanceof Transform)) return new Transform(options);
  const readableHighWaterMark = options
    ? highWaterMarkOf(options.objectMode || options.readableObjectMode, options,
      'readableHighWaterMark', true)
    : null;
  // A side that holds nothing would never be read ahead of.
  if (readableHighWaterMark === 0) {
    options = {
      ...options,
      highWaterMark: null,
      readableHighWaterMark,
      writableHighWaterMark: options.writableHighWaterMark || 0,
    };
  }
  Duplex.call(this, options);
  // Reading asks for nothing that could be pushed at once, so what is pushed may be sent on.
  this._readableState.sync = false;
  this[waiting] = null;
  if (options) {
    if (typeof options.transform === 'function') this._transform = options.transform;
    if (typeof options.flush === 'function') this._flush = options.flush;
  }
  // Classes that have a `_final` of their own flush all the same.
  this.on('prefinish', flushUnlessFinal);
}
Object.setPrototypeOf(Transform.prototype, Duplex.prototype);
Object.setPrototypeOf(Transform, Duplex);

function flush(callback) {
  if (typeof this._flush !== 'function' || this.destroyed) {
    this.push(null);
    callback?.();
    return;
  }
  this._flush((error, chunk) => {
    if (error) {
      if (callback) callback(error);
      else this.destroy(error);
      return;
    }
    if (chunk !== null && chunk !== undefined) this.push(chunk);
    this.push(null);
    callback?.();
  });
}

function flushUnlessFinal() {
  if (this._final !== flush) flush.call(this);
}

Transform.prototype._final = flush;

Transform.prototype._transform = function (chunk, encoding, callback) {
  throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_transform()');
};

Transform.prototype._write = function (chunk, encoding, callback) {
  const readable = this._readableState;
  const writable = this._writableState;
  const before = readable.length;
  this._transform(chunk, encoding, (error, result) => {
    if (error) {
      callback(error);
      return;
    }
    if (result !== null && result !== undefined) this.push(result);
    if (readable.ended) {
      nextTick(callback);
    } else if (writable.ended || before === readable.length
      || readable.length < readable.highWaterMark) {
      callback();
    } else {
      this[waiting] = callback;
    }
  });
};

Transform.prototype._read = function () {
  const callback = this[waiting];
  if (!callback) return;
  this[waiting] = null;
  callback();
};

module.exports = Transform;
