'use strict';

// How streams begin and end: `_construct` before anything else, `_destroy` after everything, then
// 'error' and 'close', once each. A duplex stream has two states, which go this way together.

const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { isDestroyed, isDestroyedByOthers, isFinished } = require('internal/streams/predicates');

const constructed = Symbol('kConstruct');
const destroyedEarly = Symbol('kDestroy');

function forEachState(stream, body) {
  if (stream._writableState) body(stream._writableState);
  if (stream._readableState) body(stream._readableState);
}

function someState(stream, key) {
  return Boolean(stream._writableState?.[key] || stream._readableState?.[key]);
}

function noteError(stream, error) {
  if (!error) return;
  // Node reads the stack here, which catches what is no error at all.
  void error.stack;
  forEachState(stream, (state) => {
    if (!state.errored) state.errored = error;
  });
}

// Two errors of one stream are told together.
function combinedErrors(inner, outer) {
  if (!inner || !outer || inner === outer) return inner || outer;
  if (Array.isArray(outer.errors)) {
    outer.errors.push(inner);
    return outer;
  }
  const both = new AggregateError([outer, inner], outer.message);
  both.code = outer.code;
  return both;
}

// Stream.prototype.destroy
function destroy(error, callback) {
  if (someState(this, 'destroyed')) {
    if (typeof callback === 'function') callback();
    return this;
  }
  noteError(this, error);
  forEachState(this, (state) => { state.destroyed = true; });
  const state = this._writableState || this._readableState;
  if (state.constructed) {
    callDestroy(this, error, callback);
  } else {
    this.once(destroyedEarly, function (other) {
      callDestroy(this, combinedErrors(other, error), callback);
    });
  }
  return this;
}

function callDestroy(stream, error, callback) {
  let isDone = false;
  const done = (failure) => {
    if (isDone) return;
    isDone = true;
    noteError(stream, failure);
    forEachState(stream, (state) => { state.closed = true; });
    if (typeof callback === 'function') callback(failure);
    nextTick(() => {
      if (failure) emitError(stream, failure);
      emitClose(stream);
    });
  };
  try {
    stream._destroy(error || null, done);
  } catch (failure) {
    done(failure);
  }
}

function emitError(stream, error) {
  if (someState(stream, 'errorEmitted')) return;
  forEachState(stream, (state) => { state.errorEmitted = true; });
  stream.emit('error', error);
}

function emitClose(stream) {
  forEachState(stream, (state) => { state.closeEmitted = true; });
  if (someState(stream, 'emitClose')) stream.emit('close');
}

// Makes a destroyed stream as new; sockets that connect again do so.
function undestroy() {
  forEachState(this, (state) => {
    state.constructed = true;
    for (const key of ['closed', 'closeEmitted', 'destroyed', 'errorEmitted']) state[key] = false;
    state.errored = null;
  });
  const { _readableState: readable, _writableState: writable } = this;
  if (readable) {
    readable.reading = false;
    for (const key of ['ended', 'endEmitted']) readable[key] = readable.readable === false;
  }
  if (writable) {
    for (const key of ['finalCalled', 'prefinished']) writable[key] = false;
    for (const key of ['ended', 'ending', 'finished']) writable[key] = writable.writable === false;
  }
}

// An error that the stream itself met: destroys it, or is only told where autoDestroy is off.
function errorOrDestroy(stream, error, isSynchronous) {
  if (someState(stream, 'destroyed')) return;
  if (someState(stream, 'autoDestroy')) {
    stream.destroy(error);
  } else if (error) {
    noteError(stream, error);
    if (isSynchronous) nextTick(emitError, stream, error);
    else emitError(stream, error);
  }
}

// Calls `_construct`; nothing is read or written before it is done.
function construct(stream, callback) {
  if (typeof stream._construct !== 'function') return;
  forEachState(stream, (state) => { state.constructed = false; });
  stream.once(constructed, callback);
  if (stream.listenerCount(constructed) === 1) nextTick(callConstruct, stream);
}

function callConstruct(stream) {
  let isDone = false;
  const done = (error) => {
    if (isDone) {
      errorOrDestroy(stream, error ?? new codes.ERR_MULTIPLE_CALLBACK());
      return;
    }
    isDone = true;
    forEachState(stream, (state) => { state.constructed = true; });
    if ((stream._writableState || stream._readableState).destroyed) {
      stream.emit(destroyedEarly, error);
    } else if (error) {
      errorOrDestroy(stream, error, true);
    } else {
      stream.emit(constructed);
    }
  };
  try {
    stream._construct((error) => nextTick(done, error));
  } catch (error) {
    nextTick(done, error);
  }
}

// Destroys any stream, also those that libraries make by hand; an AbortError where it had not ended.
function destroyer(stream, error) {
  if (!stream || isDestroyed(stream)) return;
  if (!error && !isFinished(stream)) error = new AbortError();
  if (typeof stream.destroy === 'function') {
    stream.destroy(error);
  } else if (typeof stream.close === 'function') {
    stream.close();
  } else {
    nextTick(() => {
      if (error) {
        stream.emit('error', error);
        nextTick(() => stream.emit('close'));
      } else {
        stream.emit('close');
      }
    });
  }
  if (!stream.destroyed) stream[isDestroyedByOthers] = true;
}

module.exports = { construct, destroy, undestroy, errorOrDestroy, destroyer, combinedErrors };
