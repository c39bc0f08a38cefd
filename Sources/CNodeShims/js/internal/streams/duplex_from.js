'use strict';

// Duplex.from: a Duplex of whatever can be read or written: streams, iterables, functions, promises.

const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { destroyer } = require('internal/streams/destroy');
const { finished } = require('internal/streams/finished');
const { join } = require('internal/streams/joined');
const is = require('internal/streams/predicates');
const Duplex = require('internal/streams/duplex');
const from = require('internal/streams/from');

class Duplexify extends Duplex {}

function duplexOf(body, name) {
  if (is.isDuplexNodeStream(body)) return body;
  if (is.isReadableNodeStream(body)) return pairOf({ readable: body });
  if (is.isWritableNodeStream(body)) return pairOf({ writable: body });
  if (is.isNodeStream(body)) return pairOf({ writable: false, readable: false });
  if (typeof body === 'function') return ofFunction(body, name);
  if (body instanceof require('buffer').Blob) return duplexOf(body.arrayBuffer());
  if (is.isIterable(body)) return from(Duplexify, body, { objectMode: true, writable: false });
  if (typeof body?.writable === 'object' || typeof body?.readable === 'object') {
    const { readable, writable } = body;
    return pairOf({
      readable: readable && !is.isReadableNodeStream(readable) ? duplexOf(readable) : readable,
      writable: writable && !is.isWritableNodeStream(writable) ? duplexOf(writable) : writable,
    });
  }
  if (typeof body?.then === 'function') return ofPromise(body);
  throw new codes.ERR_INVALID_ARG_TYPE(name, [
    'Blob', 'ReadableStream', 'WritableStream', 'Stream', 'Iterable', 'AsyncIterable', 'Function',
    '{ readable, writable } pair', 'Promise',
  ], body);
}

function ofPromise(promise) {
  const duplex = new Duplexify({ objectMode: true, writable: false, read() {} });
  promise.then((value) => {
    if (value !== null && value !== undefined) duplex.push(value);
    duplex.push(null);
  }, (error) => destroyer(duplex, error));
  return duplex;
}

// A function is given what is written, as an async iterable, and gives what is read.
function ofFunction(body, name) {
  const { value, write, final, destroy } = asyncSource(body);
  if (is.isDuplexNodeStream(value)) return value;
  if (is.isIterable(value)) {
    return from(Duplexify, value, { objectMode: true, write, final, destroy });
  }
  if (typeof value?.then !== 'function') {
    throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or AsyncFunction', name, value);
  }
  let duplex;
  const promise = value.then((result) => {
    if (result !== null && result !== undefined) {
      throw new codes.ERR_INVALID_RETURN_VALUE('nully', 'body', result);
    }
  }, (error) => destroyer(duplex, error));
  duplex = new Duplexify({
    objectMode: true,
    readable: false,
    write,
    final(callback) {
      final(() => promise.then(() => nextTick(callback, null), (error) => nextTick(callback, error)));
    },
    destroy,
  });
  return duplex;
}

function asyncSource(body) {
  let { promise, resolve } = deferred();
  const controller = new AbortController();
  const { signal } = controller;
  async function* written() {
    for (;;) {
      const next = promise;
      promise = null;
      const { chunk, isDone, callback } = await next;
      nextTick(callback);
      if (isDone) return;
      if (signal.aborted) throw new AbortError(undefined, { cause: signal.reason });
      ({ promise, resolve } = deferred());
      yield chunk;
    }
  }
  const value = body(written(), { signal });
  const send = (message) => {
    const settle = resolve;
    resolve = null;
    settle(message);
  };
  return {
    value,
    write(chunk, encoding, callback) { send({ chunk, isDone: false, callback }); },
    final(callback) { send({ isDone: true, callback }); },
    destroy(error, callback) {
      controller.abort();
      callback(error);
    },
  };
}

function deferred() {
  let resolve;
  const promise = new Promise((settle) => { resolve = settle; });
  return { promise, resolve };
}

function pairOf({ readable: given, writable }) {
  const readable = given && typeof given.read !== 'function'
    ? require('internal/streams/readable').wrap(given) : given;
  const reads = Boolean(is.isReadable(readable));
  const writes = Boolean(is.isWritable(writable));
  const duplex = new Duplexify({
    readableObjectMode: Boolean(readable?.readableObjectMode),
    writableObjectMode: Boolean(writable?.writableObjectMode),
    readable: reads,
    writable: writes,
  });
  const watch = (stream) => finished(stream, (error) => {
    if (error) destroyer(readable, error);
    settle(error);
  });
  if (writes) watch(writable);
  if (reads) watch(readable);
  const settle = join(duplex, {
    head: writes ? writable : undefined,
    tail: reads ? readable : undefined,
    finishOn: (finish) => writable.on('finish', finish),
    destroys: [writable, readable],
  });
  return duplex;
}

module.exports = duplexOf;
