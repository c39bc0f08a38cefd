'use strict';

// The end of a Writable: when all is written `_final` is called, then 'prefinish' and 'finish' come.

const { codes } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { errorOrDestroy } = require('internal/streams/destroy');

function canFinish(state) {
  return state.ending && state.constructed && state.length === 0 && !state.hasBuffered
    && !state.destroyed && !state.finished && !state.writing && !state.errored
    && !state.errorEmitted && !state.closeEmitted;
}

function finishIfDone(stream, state, isSynchronous) {
  if (!canFinish(state)) return;
  callFinal(stream, state);
  if (state.pendingcb !== 0) return;
  if (isSynchronous) {
    state.pendingcb++;
    nextTick(() => {
      if (canFinish(state)) finish(stream, state);
      else state.pendingcb--;
    });
  } else if (canFinish(state)) {
    state.pendingcb++;
    finish(stream, state);
  }
}

function callFinal(stream, state) {
  if (state.prefinished || state.finalCalled) return;
  state.finalCalled = true;
  if (typeof stream._final !== 'function' || state.destroyed) {
    state.prefinished = true;
    stream.emit('prefinish');
    return;
  }
  state.sync = true;
  state.pendingcb++;
  const done = (error) => finalDone(stream, state, error);
  try {
    stream._final(done);
  } catch (error) {
    done(error);
  }
  state.sync = false;
}

function finalDone(stream, state, error) {
  if (state.prefinished) {
    errorOrDestroy(stream, error ?? new codes.ERR_MULTIPLE_CALLBACK());
    return;
  }
  state.pendingcb--;
  if (error) {
    callFinishCallbacks(state, error);
    errorOrDestroy(stream, error, state.sync);
  } else if (canFinish(state)) {
    state.prefinished = true;
    stream.emit('prefinish');
    // 'finish' is behind whatever the end has put off.
    state.pendingcb++;
    nextTick(finish, stream, state);
  }
}

function finish(stream, state) {
  state.pendingcb--;
  state.finished = true;
  callFinishCallbacks(state, null);
  stream.emit('finish');
  if (!state.autoDestroy) return;
  const other = stream._readableState;
  if (!other || (other.autoDestroy && (other.endEmitted || other.readable === false))) {
    stream.destroy();
  }
}

function callFinishCallbacks(state, error) {
  const callbacks = state.finishCallbacks ?? [];
  state.finishCallbacks = null;
  for (const callback of callbacks) callback(error);
}

module.exports = { finishIfDone, callFinishCallbacks };
