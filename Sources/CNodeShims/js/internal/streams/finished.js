'use strict';

// finished: tells, once, when a stream can be neither read nor written any more, or has failed.

const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { validateAbortSignal, validateBoolean, validateFunction, validateObject } =
  require('internal/validators');
const is = require('internal/streams/predicates');

function finished(stream, options, callback) {
  if (arguments.length === 2) [callback, options] = [options, {}];
  else if (options === null || options === undefined) options = {};
  else validateObject(options, 'options');
  validateFunction(callback, 'callback');
  validateAbortSignal(options.signal, 'options.signal');
  if (!is.isNodeStream(stream)) {
    throw new codes.ERR_INVALID_ARG_TYPE('stream',
      ['ReadableStream', 'WritableStream', 'Stream'], stream);
  }
  return watch(stream, options, callback);
}

function watch(stream, options, callback) {
  const reads = options.readable ?? is.isReadableNodeStream(stream);
  const writes = options.writable ?? is.isWritableNodeStream(stream);
  const { _readableState: readable, _writableState: writable } = stream;
  // Where a 'close' is sure to come it is waited for, so that the stream is wholly done.
  let waitsForClose = is.willEmitClose(stream)
    && is.isReadableNodeStream(stream) === reads && is.isWritableNodeStream(stream) === writes;
  let isRead = is.isReadableFinished(stream, false);
  let isWritten = is.isWritableFinished(stream, false);
  let isClosed = is.isClosed(stream);
  let isTold = false;

  const tell = (...values) => {
    if (isTold) return;
    isTold = true;
    options.signal?.removeEventListener('abort', onAbort);
    callback.apply(stream, values);
  };
  const ownError = () => {
    const error = is.writableError(stream) || is.readableError(stream);
    return error && typeof error !== 'boolean' ? error : undefined;
  };
  const onFinish = () => {
    isWritten = true;
    if (stream.destroyed) waitsForClose = false;
    if (waitsForClose && (!stream.readable || reads)) return;
    if (!reads || isRead) tell();
  };
  const onEnd = () => {
    isRead = true;
    if (stream.destroyed) waitsForClose = false;
    if (waitsForClose && (!stream.writable || writes)) return;
    if (!writes || isWritten) tell();
  };
  const onLegacyFinish = () => {
    if (!stream.writable) onFinish();
  };
  const onError = (error) => tell(error);
  const onClose = () => {
    isClosed = true;
    const error = ownError();
    if (error) {
      tell(error);
    } else if (reads && !isRead && is.isReadableNodeStream(stream, true)
      && !is.isReadableFinished(stream, false)) {
      tell(new codes.ERR_STREAM_PREMATURE_CLOSE());
    } else if (writes && !isWritten && !is.isWritableFinished(stream, false)) {
      tell(new codes.ERR_STREAM_PREMATURE_CLOSE());
    } else {
      tell();
    }
  };
  const onClosed = () => {
    isClosed = true;
    const error = ownError();
    if (error) tell(error);
    else tell();
  };
  function onAbort() {
    if (isTold) return;
    cleanUp();
    callback.call(stream, new AbortError(undefined, { cause: options.signal.reason }));
  }

  const listeners = [];
  const listen = (event, listener) => {
    listeners.push([event, listener]);
    stream.on(event, listener);
  };
  if (writes && !writable) {
    listen('end', onLegacyFinish);
    listen('close', onLegacyFinish);
  }
  if (!waitsForClose && typeof stream.aborted === 'boolean') listen('aborted', onClose);
  listen('end', onEnd);
  listen('finish', onFinish);
  if (options.error !== false) listen('error', onError);
  listen('close', onClose);
  const cleanUp = () => {
    isTold = true;
    for (const [event, listener] of listeners) stream.removeListener(event, listener);
  };

  if (isClosed) {
    nextTick(onClose);
  } else if (writable?.errorEmitted || readable?.errorEmitted) {
    if (!waitsForClose) nextTick(onClosed);
  } else if (!reads && (!waitsForClose || is.isReadable(stream))
    && (isWritten || is.isWritable(stream) === false) && !writable?.pendingcb) {
    nextTick(onClosed);
  } else if (!writes && (!waitsForClose || is.isWritable(stream))
    && (isRead || is.isReadable(stream) === false)) {
    nextTick(onClosed);
  }
  if (options.signal && !isClosed) {
    if (options.signal.aborted) nextTick(onAbort);
    else options.signal.addEventListener('abort', onAbort, { once: true });
  }
  return cleanUp;
}

// The same as a promise, which is stream/promises' own.
function finishedPromise(stream, options) {
  if (options === null) options = undefined;
  const cleansUp = options?.cleanup ? (validateBoolean(options.cleanup, 'cleanup'), true) : false;
  return new Promise((resolve, reject) => {
    const cleanUp = finished(stream, options, (error) => {
      if (cleansUp) cleanUp();
      if (error) reject(error);
      else resolve();
    });
  });
}

module.exports = { finished, finishedPromise };
