'use strict';

// Readable.prototype.pipe and unpipe: from one stream to others, as fast as the slowest takes it.

const { errorOrDestroy } = require('internal/streams/destroy');
const { prependListener } = require('internal/streams/legacy');
const { nextTick } = require('internal/process/ticks');

function isStandardStream(stream) {
  return stream._isStdio === true && (stream.fd === 1 || stream.fd === 2);
}

function pipe(destination, options) {
  const source = this;
  const state = this._readableState;
  if (state.pipes.length === 1 && !state.multiAwaitDrain) {
    state.multiAwaitDrain = true;
    state.awaitDrainWriters = new Set(state.awaitDrainWriters ? [state.awaitDrainWriters] : []);
  }
  state.pipes.push(destination);

  const ends = options?.end !== false && !isStandardStream(destination);
  const onEnd = () => destination.end();
  const onLeave = () => source.unpipe(destination);
  const atEnd = ends ? onEnd : onLeave;
  if (state.endEmitted) nextTick(atEnd);
  else source.once('end', atEnd);

  let isCleanedUp = false;
  let onDrain;
  const pause = () => {
    if (!isCleanedUp) {
      if (state.pipes.length === 1 && state.pipes[0] === destination) {
        state.awaitDrainWriters = destination;
        state.multiAwaitDrain = false;
      } else if (state.pipes.length > 1 && state.pipes.includes(destination)) {
        state.awaitDrainWriters.add(destination);
      }
      source.pause();
    }
    if (!onDrain) {
      onDrain = () => drained(source, destination);
      destination.on('drain', onDrain);
    }
  };
  const onData = (chunk) => {
    if (destination.write(chunk) === false) pause();
  };
  const onError = (error) => {
    onLeave();
    destination.removeListener('error', onError);
    if (destination.listenerCount('error') > 0) return;
    const itsState = destination._writableState || destination._readableState;
    // An error that nobody listens for is the destination's to throw.
    if (itsState && !itsState.errorEmitted) errorOrDestroy(destination, error);
    else destination.emit('error', error);
  };
  const onClose = () => {
    destination.removeListener('finish', onFinish);
    onLeave();
  };
  const onFinish = () => {
    destination.removeListener('close', onClose);
    onLeave();
  };
  const onUnpipe = (from, info) => {
    if (from !== source || info?.hasUnpiped !== false) return;
    info.hasUnpiped = true;
    cleanUp();
  };
  function cleanUp() {
    for (const [event, listener] of [
      ['close', onClose], ['finish', onFinish], ['drain', onDrain], ['error', onError],
      ['unpipe', onUnpipe],
    ]) {
      if (listener) destination.removeListener(event, listener);
    }
    source.removeListener('end', onEnd);
    source.removeListener('end', onLeave);
    source.removeListener('data', onData);
    isCleanedUp = true;
    // The others must not wait for one that is gone.
    const mayBeFull = !destination._writableState || destination._writableState.needDrain;
    if (onDrain && state.awaitDrainWriters && mayBeFull) onDrain();
  }

  destination.on('unpipe', onUnpipe);
  source.on('data', onData);
  prependListener(destination, 'error', onError);
  destination.once('close', onClose);
  destination.once('finish', onFinish);
  destination.emit('pipe', source);
  if (destination.writableNeedDrain === true) pause();
  else if (!state.flowing) source.resume();
  return destination;
}

function drained(source, destination) {
  const state = source._readableState;
  if (state.awaitDrainWriters === destination) state.awaitDrainWriters = null;
  else if (state.multiAwaitDrain) state.awaitDrainWriters.delete(destination);
  const isWaiting = state.awaitDrainWriters && state.awaitDrainWriters.size !== 0;
  if (!isWaiting && state.dataListening) source.resume();
}

function unpipe(destination) {
  const state = this._readableState;
  if (state.pipes.length === 0) return this;
  if (!destination) {
    const all = state.pipes;
    state.pipes = [];
    this.pause();
    for (const one of all) one.emit('unpipe', this, { hasUnpiped: false });
    return this;
  }
  const index = state.pipes.indexOf(destination);
  if (index === -1) return this;
  state.pipes.splice(index, 1);
  if (state.pipes.length === 0) this.pause();
  destination.emit('unpipe', this, { hasUnpiped: false });
  return this;
}

module.exports = { pipe, unpipe };
