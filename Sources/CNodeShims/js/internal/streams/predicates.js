'use strict';

// What can be said of a stream from outside: of Node's own, and of those that libraries make by hand.
// An answer of null means that it cannot be known.

const isDestroyedByOthers = Symbol('kIsDestroyed');
const isFunction = (value) => typeof value === 'function';

function isReadableNodeStream(value, isStrict = false) {
  if (!value || !isFunction(value.pipe) || !isFunction(value.on)) return false;
  if (isStrict && !(isFunction(value.pause) && isFunction(value.resume))) return false;
  if (!value._writableState) return true;
  // A Writable has `pipe` too, which throws.
  return Boolean(value._readableState) && value._readableState.readable !== false;
}

function isWritableNodeStream(value) {
  return Boolean(value && isFunction(value.write) && isFunction(value.on)
    && (!value._readableState || value._writableState?.writable !== false));
}

function isDuplexNodeStream(value) {
  return Boolean(value && value._readableState && isFunction(value.pipe) && isFunction(value.on)
    && isFunction(value.write));
}

function isNodeStream(value) {
  return Boolean(value && (value._readableState || value._writableState
    || (isFunction(value.on) && (isFunction(value.write) || isFunction(value.pipe)))));
}

function isIterable(value, isAsync) {
  if (value === null || value === undefined) return false;
  if (isAsync !== false && isFunction(value[Symbol.asyncIterator])) return true;
  return isAsync !== true && isFunction(value[Symbol.iterator]);
}

function isDestroyed(stream) {
  if (!isNodeStream(stream)) return null;
  const state = stream._writableState || stream._readableState;
  return Boolean(stream.destroyed || stream[isDestroyedByOthers] || state?.destroyed);
}

function isWritableEnded(stream) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableEnded === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  return typeof state?.ended === 'boolean' ? state.ended : null;
}

// With `isStrict` false, what is bound to happen counts as having happened.
function isWritableFinished(stream, isStrict) {
  if (!isWritableNodeStream(stream)) return null;
  if (stream.writableFinished === true) return true;
  const state = stream._writableState;
  if (state?.errored) return false;
  if (typeof state?.finished !== 'boolean') return null;
  return state.finished || (isStrict === false && state.ended === true && state.length === 0);
}

function isReadableFinished(stream, isStrict) {
  if (!isReadableNodeStream(stream)) return null;
  const state = stream._readableState;
  if (state?.errored) return false;
  if (typeof state?.endEmitted !== 'boolean') return null;
  return state.endEmitted || (isStrict === false && state.ended === true && state.length === 0);
}

function isReadable(stream) {
  if (typeof stream?.readable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isReadableNodeStream(stream) && stream.readable && !isReadableFinished(stream);
}

function isWritable(stream) {
  if (typeof stream?.writable !== 'boolean') return null;
  if (isDestroyed(stream)) return false;
  return isWritableNodeStream(stream) && stream.writable && !isWritableEnded(stream);
}

function isFinished(stream) {
  if (!isNodeStream(stream)) return null;
  return isDestroyed(stream) || (!isReadable(stream) && !isWritable(stream));
}

function writableError(stream) {
  if (!isNodeStream(stream)) return null;
  return stream.writableErrored || (stream._writableState?.errored ?? null);
}

function readableError(stream) {
  if (!isNodeStream(stream)) return null;
  return stream.readableErrored || (stream._readableState?.errored ?? null);
}

function isClosed(stream) {
  if (!isNodeStream(stream)) return null;
  if (typeof stream.closed === 'boolean') return stream.closed;
  const { _writableState: writable, _readableState: readable } = stream;
  if (typeof writable?.closed !== 'boolean' && typeof readable?.closed !== 'boolean') return null;
  return writable?.closed || readable?.closed;
}

function willEmitClose(stream) {
  if (!isNodeStream(stream)) return null;
  const state = stream._writableState || stream._readableState;
  return Boolean(state?.autoDestroy && state.emitClose && state.closed === false);
}

function isDisturbed(stream) {
  return Boolean(stream && (stream.readableDidRead || stream.readableAborted));
}

function isErrored(stream) {
  return Boolean(stream && (stream.readableErrored ?? stream.writableErrored
    ?? stream._readableState?.errorEmitted ?? stream._writableState?.errorEmitted
    ?? stream._readableState?.errored ?? stream._writableState?.errored));
}

module.exports = {
  isReadableNodeStream, isWritableNodeStream, isDuplexNodeStream, isNodeStream, isIterable,
  isDestroyed, isDestroyedByOthers, isWritableEnded, isWritableFinished, isReadableFinished,
  isReadable, isWritable, isFinished, writableError, readableError, isClosed, willEmitClose,
  isDisturbed, isErrored,
};
