'use strict';

// Writable: chunks that are written one after the other, or several at once, and the end behind them.

const EventEmitter = require('events');
const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { Stream } = require('internal/streams/legacy');
const { WritableState } = require('internal/streams/writable_state');
const destroying = require('internal/streams/destroy');
const { callFinishCallbacks, finishIfDone } = require('internal/streams/finishing');
const { refused } = require('internal/unsupported');

const { errorOrDestroy } = destroying;
const nothing = () => {};

function Writable(options) {
  if (!(this instanceof Writable)) return new Writable(options);
  this._events ??= {
    close: undefined, error: undefined, prefinish: undefined, finish: undefined, drain: undefined,
  };
  prepare(this, options, false);
  if (options) {
    if (typeof options.write === 'function') this._write = options.write;
    if (typeof options.writev === 'function') this._writev = options.writev;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
    if (typeof options.final === 'function') this._final = options.final;
    if (typeof options.construct === 'function') this._construct = options.construct;
    if (options.signal) {
      require('internal/streams/abort_signal').addAbortSignal(options.signal, this);
    }
  }
  Stream.call(this, options);
  if (this._construct !== undefined && this._construct !== null) {
    destroying.construct(this, () => whenConstructed(this));
  }
}
Object.setPrototypeOf(Writable.prototype, Stream.prototype);
Object.setPrototypeOf(Writable, Stream);

function prepare(stream, options, isDuplex) {
  const state = new WritableState(options, stream, isDuplex);
  state.onwrite = (error) => wrote(stream, state, error);
  stream._writableState = state;
}

function whenConstructed(stream) {
  const state = stream._writableState;
  if (!state.writing) writeBuffered(stream, state);
  if (state.ending) finishIfDone(stream, state);
}

// Duplex streams are instances too, though they descend from Readable.
Object.defineProperty(Writable, Symbol.hasInstance, {
  value(object) {
    if (Function.prototype[Symbol.hasInstance].call(this, object)) return true;
    return this === Writable && object?._writableState instanceof WritableState;
  },
});

function define(name, method) {
  Writable.prototype[name] = method;
}

define('pipe', function () {
  errorOrDestroy(this, new codes.ERR_STREAM_CANNOT_PIPE());
});

// MARK: Writing

define('write', function (chunk, encoding, callback) {
  if (typeof encoding === 'function') [callback, encoding] = [encoding, null];
  return write(this, chunk, encoding, callback) === true;
});

// Whether there is room for more, or the error that was met.
function write(stream, chunk, encoding, callback) {
  const state = stream._writableState;
  if (typeof callback !== 'function') callback = nothing;
  if (chunk === null) throw new codes.ERR_STREAM_NULL_VALUES();
  if (!state.objectMode) [chunk, encoding] = encoded(state, chunk, encoding);
  let error;
  if (state.ending) error = new codes.ERR_STREAM_WRITE_AFTER_END();
  else if (state.destroyed) error = new codes.ERR_STREAM_DESTROYED('write');
  if (error) {
    nextTick(callback, error);
    errorOrDestroy(stream, error, true);
    return error;
  }
  state.pendingcb++;
  return writeOrKeep(stream, state, chunk, encoding, callback);
}

function encoded(state, chunk, encoding) {
  const { Buffer } = require('buffer');
  if (!encoding) encoding = state.defaultEncoding;
  else if (encoding !== 'buffer' && !Buffer.isEncoding(encoding)) {
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  if (typeof chunk === 'string') {
    return state.decodeStrings ? [Buffer.from(chunk, encoding), 'buffer'] : [chunk, encoding];
  }
  if (chunk instanceof Buffer) return [chunk, 'buffer'];
  if (ArrayBuffer.isView(chunk)) {
    return [Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength), 'buffer'];
  }
  throw new codes.ERR_INVALID_ARG_TYPE('chunk',
    ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function writeOrKeep(stream, state, chunk, encoding, callback) {
  const length = state.sizeOf(chunk);
  state.length += length;
  if (state.writing || state.corked || state.errored || !state.constructed) {
    state.buffered.push({ chunk, encoding, callback });
    if (encoding !== 'buffer') state.allBuffers = false;
    if (callback !== nothing) state.allNoop = false;
  } else {
    begin(state, length, callback);
    stream._write(chunk, encoding, state.onwrite);
    state.sync = false;
  }
  const hasRoom = state.length < state.highWaterMark || state.length === 0;
  if (!hasRoom) state.needDrain = true;
  return hasRoom && !state.destroyed && !state.errored;
}

function begin(state, length, callback) {
  state.writelen = length;
  if (callback !== nothing) state.writecb = callback;
  state.writing = true;
  state.sync = true;
  state.expectsWriteCallback = true;
}

// What waited, after what was written before it is done.
function writeBuffered(stream, state) {
  if (state.corked || state.bufferProcessing || state.destroyed || !state.constructed) return;
  const { buffered } = state;
  let index = state.bufferedIndex;
  const count = buffered.length - index;
  if (count === 0) return;
  state.bufferProcessing = true;
  if (count > 1 && stream._writev) {
    state.pendingcb -= count - 1;
    const callback = state.allNoop ? nothing : (error) => {
      for (const { callback: one } of chunks) one(error);
    };
    const chunks = buffered.slice(index);
    chunks.allBuffers = state.allBuffers;
    begin(state, state.length, callback);
    stream._writev(chunks, state.onwrite);
    state.sync = false;
    state.resetBuffer();
  } else {
    do {
      const { chunk, encoding, callback } = buffered[index];
      buffered[index++] = null;
      begin(state, state.sizeOf(chunk), callback);
      if (state.destroyed) state.onwrite(new codes.ERR_STREAM_DESTROYED('write'));
      else stream._write(chunk, encoding, state.onwrite);
      state.sync = false;
    } while (index < buffered.length && !state.writing);
    if (index === buffered.length) {
      state.resetBuffer();
    } else if (index > 256) {
      buffered.splice(0, index);
      state.bufferedIndex = 0;
    } else {
      state.bufferedIndex = index;
    }
  }
  state.bufferProcessing = false;
}

// MARK: What was written

function wrote(stream, state, error) {
  if (!state.expectsWriteCallback) {
    errorOrDestroy(stream, new codes.ERR_MULTIPLE_CALLBACK());
    return;
  }
  const callback = state.writecb ?? nothing;
  const isSynchronous = state.sync;
  state.writecb = null;
  state.writing = false;
  state.expectsWriteCallback = false;
  state.length -= state.writelen;
  state.writelen = 0;
  if (error) {
    void error.stack;
    if (!state.errored) state.errored = error;
    const other = stream._readableState;
    if (other && !other.errored) other.errored = error;
    if (isSynchronous) nextTick(failed, stream, state, error, callback);
    else failed(stream, state, error, callback);
    return;
  }
  if (state.hasBuffered) writeBuffered(stream, state);
  if (isSynchronous) afterWriteLater(stream, state, callback);
  else afterWrite(stream, state, 1, callback);
}

function failed(stream, state, error, callback) {
  state.pendingcb--;
  callback(error);
  failBuffered(state);
  errorOrDestroy(stream, error);
}

// Callbacks of writes that were done at once are called in a later tick, those of one function together.
function afterWriteLater(stream, state, callback) {
  const needsDrain = state.needDrain && state.length === 0;
  if (callback === nothing) {
    // In object mode always, which shows in when 'finish' comes.
    if (!state.afterWritePending && (needsDrain || state.objectMode)) {
      nextTick(afterWrite, stream, state, 1, callback);
      state.afterWritePending = true;
    } else {
      state.pendingcb--;
      if (state.ending) finishIfDone(stream, state, true);
    }
  } else if (state.afterWriteTickInfo?.callback === callback) {
    state.afterWriteTickInfo.count++;
  } else {
    const info = { count: 1, callback };
    state.afterWriteTickInfo = info;
    state.afterWritePending = true;
    nextTick(() => {
      state.afterWriteTickInfo = null;
      afterWrite(stream, state, info.count, callback);
    });
  }
}

function afterWrite(stream, state, count, callback) {
  state.afterWritePending = false;
  if (state.needDrain && !state.ending && !state.destroyed && state.length === 0) {
    state.needDrain = false;
    stream.emit('drain');
  }
  while (count-- > 0) {
    state.pendingcb--;
    callback(null);
  }
  if (state.destroyed) failBuffered(state);
  if (state.ending) finishIfDone(stream, state, true);
}

// Tells everyone who still waits that nothing comes of it.
function failBuffered(state) {
  if (state.writing) return;
  for (let index = state.bufferedIndex; index < state.buffered.length; index++) {
    const { chunk, callback } = state.buffered[index];
    state.length -= state.sizeOf(chunk);
    callback(state.errored ?? new codes.ERR_STREAM_DESTROYED('write'));
  }
  callFinishCallbacks(state, state.errored ?? new codes.ERR_STREAM_DESTROYED('end'));
  state.resetBuffer();
}

define('_write', function (chunk, encoding, callback) {
  if (!this._writev) throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_write()');
  this._writev([{ chunk, encoding }], callback);
});
Writable.prototype._writev = null;

define('cork', function () {
  this._writableState.corked++;
});

define('uncork', function () {
  const state = this._writableState;
  if (!state.corked) return;
  state.corked--;
  if (!state.writing) writeBuffered(this, state);
});

define('setDefaultEncoding', function (encoding) {
  if (typeof encoding === 'string') encoding = encoding.toLowerCase();
  if (!require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  this._writableState.defaultEncoding = encoding;
  return this;
});

// MARK: The end

define('end', function (chunk, encoding, callback) {
  if (typeof chunk === 'function') [callback, chunk, encoding] = [chunk, null, null];
  else if (typeof encoding === 'function') [callback, encoding] = [encoding, null];
  const state = this._writableState;
  let error;
  if (chunk !== null && chunk !== undefined) {
    const result = write(this, chunk, encoding);
    if (result instanceof Error) error = result;
  }
  if (state.corked) {
    state.corked = 1;
    this.uncork();
  }
  if (error) {
    // Already told.
  } else if (!state.errored && !state.ending) {
    state.ending = true;
    finishIfDone(this, state, true);
    state.ended = true;
  } else if (state.finished) {
    error = new codes.ERR_STREAM_ALREADY_FINISHED('end');
  } else if (state.destroyed) {
    error = new codes.ERR_STREAM_DESTROYED('end');
  }
  if (typeof callback === 'function') {
    if (error || state.errored || state.finished) {
      nextTick(callback, error ?? state.errored);
    } else {
      (state.finishCallbacks ??= []).push(callback);
    }
  }
  return this;
});

define('destroy', function (error, callback) {
  const state = this._writableState;
  if (!state.destroyed && (state.hasBuffered || state.finishCallbacks !== null)) {
    nextTick(failBuffered, state);
  }
  destroying.destroy.call(this, error, callback);
  return this;
});
Writable.prototype._undestroy = destroying.undestroy;
define('_destroy', function (error, callback) { callback(error); });
Writable.prototype[EventEmitter.captureRejectionSymbol] = function (error) { this.destroy(error); };

require('internal/streams/writable_properties').define(Writable.prototype);

if (typeof Symbol.asyncDispose === 'symbol') {
  Writable.prototype[Symbol.asyncDispose] = function () {
    if (!this.destroyed) this.destroy(this.writableFinished ? null : new AbortError());
    return new Promise((resolve, reject) => {
      require('internal/streams/finished').finished(this, (error) => {
        if (error && error.name !== 'AbortError') reject(error);
        else resolve(null);
      });
    });
  };
}

Writable.WritableState = WritableState;
Writable.prepare = prepare;
Writable.whenConstructed = whenConstructed;
for (const name of ['fromWeb', 'toWeb']) Writable[name] = refused(`stream.Writable.${name}`);

module.exports = Writable;
