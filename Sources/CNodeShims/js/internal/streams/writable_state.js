'use strict';

// What a writable stream knows of itself, and the chunks that wait to be written.

const { getDefaultHighWaterMark, highWaterMarkOf } = require('internal/streams/watermark');
const { defaultEncodingOf } = require('internal/streams/readable_state');

class WritableState {
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.writableObjectMode));
    this.highWaterMark = options
      ? highWaterMarkOf(this.objectMode, options, 'writableHighWaterMark', isDuplex)
      : getDefaultHighWaterMark(false);
    this.finalCalled = false;
    this.needDrain = false;
    // `end()` was called; it has returned; all has been written; 'finish' was emitted.
    this.ending = false;
    this.ended = false;
    this.prefinished = false;
    this.finished = false;
    this.destroyed = false;
    this.decodeStrings = options?.decodeStrings !== false;
    this.defaultEncoding = defaultEncodingOf(options);
    this.length = 0;
    this.writing = false;
    this.corked = 0;
    // Whether `_write` or `_final` is being called, so that a callback comes from inside of it.
    this.sync = true;
    this.bufferProcessing = false;
    this.onwrite = undefined;
    this.writecb = null;
    this.expectsWriteCallback = false;
    this.writelen = 0;
    this.afterWriteTickInfo = null;
    this.afterWritePending = false;
    this.pendingcb = 0;
    this.constructed = true;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.finishCallbacks = null;
    this.resetBuffer();
  }

  resetBuffer() {
    this.buffered = [];
    this.bufferedIndex = 0;
    this.allBuffers = true;
    this.allNoop = true;
  }

  get hasBuffered() { return this.buffered.length > 0; }

  getBuffer() { return this.buffered.slice(this.bufferedIndex); }

  get bufferedRequestCount() { return this.buffered.length - this.bufferedIndex; }

  sizeOf(chunk) { return this.objectMode ? 1 : chunk.length; }
}

module.exports = { WritableState };
