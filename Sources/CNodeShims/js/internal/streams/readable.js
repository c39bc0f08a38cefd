'use strict';

// Readable: chunks that are pushed, wait, and are read or sent as 'data'.

const EventEmitter = require('events');
const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { Stream } = require('internal/streams/legacy');
const { ReadableState } = require('internal/streams/readable_state');
const destroying = require('internal/streams/destroy');
const { refused } = require('internal/unsupported');

const { errorOrDestroy } = destroying;
const chunkTypes = ['string', 'Buffer', 'TypedArray', 'DataView'];

function Readable(options) {
  if (!(this instanceof Readable)) return new Readable(options);
  this._events ??= {
    close: undefined, error: undefined, data: undefined, end: undefined, readable: undefined,
  };
  this._readableState = new ReadableState(options, this, false);
  if (options) {
    if (typeof options.read === 'function') this._read = options.read;
    if (typeof options.destroy === 'function') this._destroy = options.destroy;
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
Object.setPrototypeOf(Readable.prototype, Stream.prototype);
Object.setPrototypeOf(Readable, Stream);

function whenConstructed(stream) {
  if (stream._readableState.needReadable) readMoreLater(stream, stream._readableState);
}

function define(name, method) {
  Readable.prototype[name] = method;
}

Readable.prototype.destroy = destroying.destroy;
Readable.prototype._undestroy = destroying.undestroy;
define('_destroy', function (error, callback) { callback(error); });
define('_read', function () { throw new codes.ERR_METHOD_NOT_IMPLEMENTED('_read()'); });
Readable.prototype[EventEmitter.captureRejectionSymbol] = function (error) { this.destroy(error); };

// MARK: What comes in

define('push', function (chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding = encoding || state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = require('buffer').Buffer.from(chunk, encoding);
        encoding = '';
      }
    } else if (chunk !== undefined) {
      encoding = '';
      chunk = bytesOf(chunk);
      if (chunk === undefined) return refuseChunk(this, arguments[0]);
    }
    if (!chunk || chunk.length <= 0) {
      state.reading = false;
      readMoreLater(this, state);
      return wantsMore(state);
    }
  }
  if (state.ended) {
    errorOrDestroy(this, new codes.ERR_STREAM_PUSH_AFTER_EOF());
    return false;
  }
  if (state.destroyed || state.errored) return false;
  state.reading = false;
  if (state.decoder !== null && !encoding) {
    chunk = state.decoder.write(chunk);
    if (!state.objectMode && chunk.length === 0) {
      readMoreLater(this, state);
      return wantsMore(state);
    }
  }
  addChunk(this, state, chunk, false);
  return wantsMore(state);
});

define('unshift', function (chunk, encoding) {
  const state = this._readableState;
  if (chunk === null) return endOfSource(this, state);
  if (!state.objectMode) {
    if (typeof chunk === 'string') {
      encoding = encoding || state.defaultEncoding;
      if (state.encoding !== encoding) {
        chunk = require('buffer').Buffer.from(chunk, encoding);
        if (state.encoding) chunk = chunk.toString(state.encoding);
      }
    } else if (chunk !== undefined) {
      chunk = bytesOf(chunk);
      if (chunk === undefined) return refuseChunk(this, arguments[0]);
    }
    if (!chunk || chunk.length <= 0) return wantsMore(state);
  }
  if (state.endEmitted) {
    errorOrDestroy(this, new codes.ERR_STREAM_UNSHIFT_AFTER_END_EVENT());
  } else if (state.destroyed || state.errored) {
    return false;
  } else {
    addChunk(this, state, chunk, true);
  }
  return wantsMore(state);
});

function bytesOf(chunk) {
  const { Buffer } = require('buffer');
  if (chunk instanceof Buffer) return chunk;
  if (!ArrayBuffer.isView(chunk)) return undefined;
  return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
}

function refuseChunk(stream, chunk) {
  errorOrDestroy(stream, new codes.ERR_INVALID_ARG_TYPE('chunk', chunkTypes, chunk));
  return false;
}

function wantsMore(state) {
  return !state.ended && (state.length < state.highWaterMark || state.length === 0);
}

// Straight to the listeners where somebody takes all and nothing waits, else to the others.
function addChunk(stream, state, chunk, isFirst) {
  if (state.flowing && state.dataListening && !state.sync && state.length === 0) {
    state.resumeWriters();
    state.dataEmitted = true;
    stream.emit('data', chunk);
  } else {
    if (isFirst) state.prepend(chunk);
    else state.append(chunk);
    if (state.needReadable) announceReadable(stream);
  }
  readMoreLater(stream, state);
}

function endOfSource(stream, state) {
  state.reading = false;
  if (state.ended) return false;
  const rest = state.decoder?.end();
  if (rest) state.append(rest);
  state.ended = true;
  if (state.sync) {
    announceReadable(stream);
  } else {
    state.needReadable = false;
    state.emittedReadable = true;
    emitReadable(stream);
  }
  return false;
}

// MARK: What goes out

define('read', function (size) {
  if (size === undefined) size = NaN;
  else if (!Number.isInteger(size)) size = Number.parseInt(size, 10);
  const state = this._readableState;
  const asked = size;
  if (size > state.highWaterMark) state.highWaterMark = nextPowerOfTwo(size);
  if (size !== 0) state.emittedReadable = false;

  const isFull = state.highWaterMark !== 0
    ? state.length >= state.highWaterMark : state.length > 0;
  if (size === 0 && state.needReadable && (isFull || state.ended)) {
    if (state.length === 0 && state.ended) endLater(this);
    else announceReadable(this);
    return null;
  }
  size = state.readableSize(size);
  if (size === 0 && state.ended) {
    if (state.length === 0) endLater(this);
    return null;
  }
  const isWanted = state.needReadable || state.length === 0
    || state.length - size < state.highWaterMark;
  if (isWanted && state.canRead()) {
    callRead(this, state);
    // A source that answered at once may have changed how much there is.
    if (!state.reading) size = state.readableSize(asked);
  }

  const chunk = size > 0 ? state.take(size) : null;
  if (chunk === null) {
    if (state.length <= state.highWaterMark) state.needReadable = true;
    size = 0;
  } else {
    state.length -= size;
    state.resumeWriters();
  }
  if (state.length === 0) {
    if (!state.ended) state.needReadable = true;
    // The last chunk was taken: the end is next.
    if (asked !== size && state.ended) endLater(this);
  }
  if (chunk !== null && !state.errorEmitted && !state.closeEmitted) {
    state.dataEmitted = true;
    this.emit('data', chunk);
  }
  return chunk;
});

function callRead(stream, state) {
  state.reading = true;
  state.sync = true;
  if (state.length === 0) state.needReadable = true;
  try {
    stream._read(state.highWaterMark);
  } catch (error) {
    errorOrDestroy(stream, error);
  }
  state.sync = false;
}

function nextPowerOfTwo(size) {
  if (size > 0x40000000) throw new codes.ERR_OUT_OF_RANGE('size', '<= 1GiB', size);
  return 2 ** Math.ceil(Math.log2(size));
}

function announceReadable(stream) {
  const state = stream._readableState;
  state.needReadable = false;
  if (state.emittedReadable) return;
  state.emittedReadable = true;
  nextTick(emitReadable, stream);
}

function emitReadable(stream) {
  const state = stream._readableState;
  if (!state.destroyed && !state.errored && (state.length > 0 || state.ended)) {
    stream.emit('readable');
    state.emittedReadable = false;
  }
  // Another 'readable' comes when nobody has taken all, or more than there was.
  if (!state.flowing && !state.ended && state.length <= state.highWaterMark) {
    state.needReadable = true;
  }
  flow(stream);
}

function readMoreLater(stream, state) {
  if (state.readingMore || !state.constructed) return;
  state.readingMore = true;
  nextTick(readMore, stream, state);
}

// Reads ahead, up to the high water mark, for as long as the source answers at once.
function readMore(stream, state) {
  while (!state.reading && !state.ended
    && (state.length < state.highWaterMark || (state.flowing && state.length === 0))) {
    const before = state.length;
    stream.read(0);
    if (before === state.length) break;
  }
  state.readingMore = false;
}

function flow(stream) {
  const state = stream._readableState;
  while (state.flowing && stream.read() !== null);
}

// MARK: The end

function endLater(stream) {
  const state = stream._readableState;
  if (state.endEmitted) return;
  state.ended = true;
  nextTick(end, state, stream);
}

function end(state, stream) {
  if (state.errored || state.closeEmitted || state.endEmitted || state.length > 0) return;
  state.endEmitted = true;
  stream.emit('end');
  if (stream.writable && stream.allowHalfOpen === false) {
    nextTick(() => {
      if (stream.writable && !stream.writableEnded && !stream.destroyed) stream.end();
    });
  } else if (state.autoDestroy) {
    const other = stream._writableState;
    const isDone = !other || (other.autoDestroy && (other.finished || other.writable === false));
    if (isDone) stream.destroy();
  }
}

define('setEncoding', function (encoding) {
  const { StringDecoder } = require('string_decoder');
  const state = this._readableState;
  state.decoder = new StringDecoder(encoding);
  state.encoding = state.decoder.encoding;
  let content = '';
  for (const chunk of state.buffer.slice(state.bufferIndex)) content += state.decoder.write(chunk);
  state.buffer = content === '' ? [] : [content];
  state.bufferIndex = 0;
  state.length = content.length;
  return this;
});

require('internal/streams/listening').define(Readable.prototype, { announceReadable, flow });
const { pipe, unpipe } = require('internal/streams/pipe');
Object.assign(Readable.prototype, { pipe, unpipe });
require('internal/streams/readable_properties').define(Readable.prototype);
const iteration = require('internal/streams/iteration');
iteration.define(Readable.prototype);

if (typeof Symbol.asyncDispose === 'symbol') {
  Readable.prototype[Symbol.asyncDispose] = function () {
    let error;
    if (!this.destroyed) {
      error = this.readableEnded ? null : new AbortError();
      this.destroy(error);
    }
    return new Promise((resolve, reject) => {
      require('internal/streams/finished').finished(this, (failure) => {
        if (failure && failure !== error) reject(failure);
        else resolve(null);
      });
    });
  };
}

Readable.ReadableState = ReadableState;
Readable._fromList = (size, state) => state.take(size);
Readable.whenConstructed = whenConstructed;
Readable.from = (iterable, options) => require('internal/streams/from')(Readable, iterable, options);
Readable.wrap = (source, options) => iteration.wrapped(Readable, source, options);
for (const name of ['fromWeb', 'toWeb']) Readable[name] = refused(`stream.Readable.${name}`);

module.exports = Readable;
