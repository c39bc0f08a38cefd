'use strict';

// Readable's listeners: who listens for 'data' has all sent, who listens for 'readable' fetches.

const { nextTick } = require('internal/process/ticks');
const { Stream } = require('internal/streams/legacy');

let announceReadable;
let flow;

function on(event, listener) {
  const result = Stream.prototype.on.call(this, event, listener);
  const state = this._readableState;
  if (event === 'data') {
    state.dataListening = true;
    if (this.listenerCount('readable') > 0) state.readableListening = true;
    if (state.flowing !== false) this.resume();
  } else if (event === 'readable' && !state.endEmitted && !state.readableListening) {
    state.readableListening = true;
    state.needReadable = true;
    state.flowing = false;
    state.emittedReadable = false;
    if (state.length > 0) announceReadable(this);
    else if (!state.reading) nextTick(() => this.read(0));
  }
  return result;
}

function removeListener(event, listener) {
  const result = Stream.prototype.removeListener.call(this, event, listener);
  if (event === 'readable') nextTick(lookForListeners, this);
  else if (event === 'data' && this.listenerCount('data') === 0) {
    this._readableState.dataListening = false;
  }
  return result;
}

function removeAllListeners(event) {
  const result = Stream.prototype.removeAllListeners.apply(this, arguments);
  if (event === 'readable' || event === undefined) nextTick(lookForListeners, this);
  return result;
}

function lookForListeners(stream) {
  const state = stream._readableState;
  state.readableListening = stream.listenerCount('readable') > 0;
  if (state.resumeScheduled && state.paused === false) {
    // resume() was called meanwhile, which 'readable' listeners had kept from having an effect.
    state.flowing = true;
  } else if (state.dataListening) {
    stream.resume();
  } else if (!state.readableListening) {
    state.flowing = null;
  }
}

function resume() {
  const state = this._readableState;
  if (!state.flowing) {
    state.flowing = !state.readableListening;
    if (!state.resumeScheduled) {
      state.resumeScheduled = true;
      nextTick(goOn, this, state);
    }
  }
  state.paused = false;
  return this;
}

function goOn(stream, state) {
  if (!state.reading) stream.read(0);
  state.resumeScheduled = false;
  stream.emit('resume');
  flow(stream);
  if (state.flowing && !state.reading) stream.read(0);
}

function pause() {
  const state = this._readableState;
  if (state.flowing !== false) {
    state.flowing = false;
    this.emit('pause');
  }
  state.paused = true;
  return this;
}

function isPaused() {
  return this._readableState.paused === true || this._readableState.flowing === false;
}

// Takes what it needs of the stream's own functions.
function define(prototype, functions) {
  ({ announceReadable, flow } = functions);
  prototype.on = on;
  prototype.addListener = on;
  prototype.removeListener = removeListener;
  prototype.off = removeListener;
  Object.assign(prototype, { removeAllListeners, resume, pause, isPaused });
}

module.exports = { define };
