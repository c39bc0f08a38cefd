'use strict';

// Readable streams as async iterators, and old streams as Readables.

const { validateObject } = require('internal/validators');
const { destroyer, errorOrDestroy, combinedErrors } = require('internal/streams/destroy');

function iteratorOf(stream, options) {
  if (typeof stream.read !== 'function') {
    stream = require('internal/streams/readable').wrap(stream, { objectMode: true });
  }
  const iterator = iterate(stream, options);
  iterator.stream = stream;
  return iterator;
}

async function* iterate(stream, options) {
  let wake = () => {};
  const onReadable = () => {
    wake();
    wake = () => {};
  };
  stream.on('readable', onReadable);
  // undefined while it goes on, null at a good end.
  let error;
  const forget = require('internal/streams/finished').finished(stream, { writable: false },
    (failure) => {
      error = failure ? combinedErrors(error, failure) : null;
      onReadable();
    });
  try {
    for (;;) {
      const chunk = stream.destroyed ? null : stream.read();
      if (chunk !== null) yield chunk;
      else if (error) throw error;
      else if (error === null) return;
      else await new Promise((resolve) => { wake = resolve; });
    }
  } catch (failure) {
    error = combinedErrors(error, failure);
    throw error;
  } finally {
    if ((error || options?.destroyOnReturn !== false)
      && (error === undefined || stream._readableState.autoDestroy)) {
      destroyer(stream, null);
    } else {
      stream.off('readable', onReadable);
      forget();
    }
  }
}

// Makes this stream give what an old one, which only emits 'data', gives.
function wrap(source) {
  let isPaused = false;
  source.on('data', (chunk) => {
    if (this.push(chunk) || !source.pause) return;
    isPaused = true;
    source.pause();
  });
  source.on('end', () => this.push(null));
  source.on('error', (error) => errorOrDestroy(this, error));
  source.on('close', () => this.destroy());
  source.on('destroy', () => this.destroy());
  this._read = () => {
    if (!isPaused || !source.resume) return;
    isPaused = false;
    source.resume();
  };
  // The first key is passed over, as in Node.
  for (const key of Object.keys(source).slice(1)) {
    if (this[key] === undefined && typeof source[key] === 'function') {
      this[key] = source[key].bind(source);
    }
  }
  return this;
}

function wrapped(Readable, source, options) {
  return new Readable({
    objectMode: source.readableObjectMode ?? source.objectMode ?? true,
    ...options,
    destroy(error, callback) {
      destroyer(source, error);
      callback(error);
    },
  }).wrap(source);
}

function define(prototype) {
  prototype[Symbol.asyncIterator] = function () {
    return iteratorOf(this);
  };
  prototype.iterator = function (options) {
    if (options !== undefined) validateObject(options, 'options');
    return iteratorOf(this, options);
  };
  prototype.wrap = wrap;
}

module.exports = { define, wrapped };
