'use strict';

// What a readable stream knows of itself, and the chunks that wait in it.

const { codes } = require('internal/errors');
const { getDefaultHighWaterMark, highWaterMarkOf } = require('internal/streams/watermark');

class ReadableState {
  constructor(options, stream, isDuplex) {
    this.objectMode = Boolean(options?.objectMode || (isDuplex && options?.readableObjectMode));
    this.highWaterMark = options
      ? highWaterMarkOf(this.objectMode, options, 'readableHighWaterMark', isDuplex)
      : getDefaultHighWaterMark(false);
    this.buffer = [];
    this.bufferIndex = 0;
    this.length = 0;
    this.pipes = [];
    // null before anybody asked for data, then whether it is sent.
    this.flowing = null;
    this.ended = false;
    this.endEmitted = false;
    this.reading = false;
    this.constructed = true;
    // Whether `_read` is being called, so that a `push` comes from inside of it.
    this.sync = true;
    this.needReadable = false;
    this.emittedReadable = false;
    this.readableListening = false;
    this.dataListening = false;
    this.resumeScheduled = false;
    // null before the first pause or resume.
    this.paused = null;
    this.errorEmitted = false;
    this.emitClose = options?.emitClose !== false;
    this.autoDestroy = options?.autoDestroy !== false;
    this.destroyed = false;
    this.errored = null;
    this.closed = false;
    this.closeEmitted = false;
    this.defaultEncoding = defaultEncodingOf(options);
    // One destination that is full, or a set of them where there are several pipes.
    this.awaitDrainWriters = null;
    this.multiAwaitDrain = false;
    this.readingMore = false;
    this.dataEmitted = false;
    this.decoder = null;
    this.encoding = null;
    if (options?.encoding) {
      const { StringDecoder } = require('string_decoder');
      this.decoder = new StringDecoder(options.encoding);
      this.encoding = options.encoding;
    }
  }

  get pipesCount() { return this.pipes.length; }

  // Whether `_read` may be called.
  canRead() {
    return this.constructed && !this.reading && !this.ended && !this.destroyed && !this.errored;
  }

  // What was taken made room: no destination of a pipe is waited for any more.
  resumeWriters() {
    if (this.multiAwaitDrain) this.awaitDrainWriters.clear();
    else this.awaitDrainWriters = null;
  }

  // How many bytes, characters or objects `read(size)` gives now.
  readableSize(size) {
    if (size <= 0 || (this.length === 0 && this.ended)) return 0;
    if (this.objectMode) return 1;
    if (Number.isNaN(size)) {
      return this.flowing && this.length > 0 ? this.buffer[this.bufferIndex].length : this.length;
    }
    if (size <= this.length) return size;
    return this.ended ? this.length : 0;
  }

  append(chunk) {
    this.length += this.objectMode ? 1 : chunk.length;
    this.buffer.push(chunk);
  }

  prepend(chunk) {
    this.length += this.objectMode ? 1 : chunk.length;
    if (this.bufferIndex > 0) this.buffer[--this.bufferIndex] = chunk;
    else this.buffer.unshift(chunk);
  }

  // Takes `size` out of what waits; `length` is the caller's to change.
  take(size) {
    if (this.length === 0) return null;
    if (this.objectMode) return this.takeFirst();
    const first = this.buffer[this.bufferIndex];
    const isAll = !size || size >= this.length;
    if (isAll && this.buffer.length - this.bufferIndex === 1) return this.takeFirst();
    if (!isAll && size === first.length) return this.takeFirst();
    if (!isAll && size < first.length) {
      this.buffer[this.bufferIndex] = first.slice(size);
      return first.slice(0, size);
    }
    return this.takeSeveral(isAll ? this.length : size);
  }

  takeFirst() {
    const chunk = this.buffer[this.bufferIndex];
    this.buffer[this.bufferIndex++] = null;
    if (this.bufferIndex === this.buffer.length) {
      this.buffer.length = 0;
      this.bufferIndex = 0;
    } else if (this.bufferIndex > 1024) {
      this.buffer.splice(0, this.bufferIndex);
      this.bufferIndex = 0;
    }
    return chunk;
  }

  takeSeveral(size) {
    const parts = [];
    let left = size;
    while (left > 0 && this.buffer.length > 0) {
      const first = this.buffer[this.bufferIndex];
      if (first.length <= left) {
        parts.push(this.takeFirst());
      } else {
        parts.push(first.slice(0, left));
        this.buffer[this.bufferIndex] = first.slice(left);
      }
      left -= parts[parts.length - 1].length;
    }
    if (this.decoder !== null) return parts.join('');
    return require('buffer').Buffer.concat(parts, size);
  }
}

function defaultEncodingOf(options) {
  const encoding = options?.defaultEncoding;
  if (encoding === undefined || encoding === null || encoding === 'utf-8') return 'utf8';
  if (!require('buffer').Buffer.isEncoding(encoding)) {
    throw new codes.ERR_UNKNOWN_ENCODING(encoding);
  }
  return encoding;
}

module.exports = { ReadableState, defaultEncodingOf };
