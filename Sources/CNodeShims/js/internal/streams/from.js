'use strict';

// Readable.from: a stream of what an iterable gives, one value at a time.

const { codes } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');

function from(Readable, iterable, options) {
  const { Buffer } = require('buffer');
  if (typeof iterable === 'string' || iterable instanceof Buffer) {
    return new Readable({
      objectMode: true,
      ...options,
      read() {
        this.push(iterable);
        this.push(null);
      },
    });
  }
  const isAsync = Boolean(iterable?.[Symbol.asyncIterator]);
  if (!isAsync && !iterable?.[Symbol.iterator]) {
    throw new codes.ERR_INVALID_ARG_TYPE('iterable', ['Iterable'], iterable);
  }
  const iterator = isAsync ? iterable[Symbol.asyncIterator]() : iterable[Symbol.iterator]();
  const stream = new Readable({ objectMode: true, highWaterMark: 1, ...options });
  let isReading = false;
  let givesPromises = isAsync;

  stream._read = function () {
    if (isReading) return;
    isReading = true;
    if (givesPromises) pushAwaited();
    else pushAtOnce();
  };
  stream._destroy = function (error, callback) {
    close(iterator, error).then(
      () => nextTick(callback, error),
      (failure) => nextTick(callback, failure || error),
    );
  };

  // Whether another one is wanted.
  function push(value) {
    if (value === null) {
      isReading = false;
      throw new codes.ERR_STREAM_NULL_VALUES();
    }
    if (stream.push(value)) return true;
    isReading = false;
    return false;
  }

  function pushAtOnce() {
    try {
      for (;;) {
        const { value, done } = iterator.next();
        if (done) {
          stream.push(null);
          return;
        }
        if (typeof value?.then === 'function') {
          givesPromises = true;
          pushAwaited(value);
          return;
        }
        if (!push(value)) return;
      }
    } catch (error) {
      stream.destroy(error);
    }
  }

  async function pushAwaited(first) {
    try {
      if (first !== undefined && !push(await first)) return;
      for (;;) {
        const { value, done } = isAsync ? await iterator.next() : iterator.next();
        if (done) {
          stream.push(null);
          return;
        }
        const isPromise = !isAsync && typeof value?.then === 'function';
        if (!push(isPromise ? await value : value)) return;
      }
    } catch (error) {
      stream.destroy(error);
    }
  }

  return stream;
}

// Tells an iterator that nobody asks it any more.
async function close(iterator, error) {
  if (error !== undefined && error !== null && typeof iterator.throw === 'function') {
    const { value, done } = await iterator.throw(error);
    await value;
    if (done) return;
  }
  if (typeof iterator.return === 'function') {
    const { value } = await iterator.return();
    await value;
  }
}

module.exports = from;
