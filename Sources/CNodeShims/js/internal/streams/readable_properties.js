'use strict';

// What a Readable says of its state.

function property(get, set = undefined, isEnumerable = false) {
  return { get, set, enumerable: isEnumerable, configurable: false };
}

function define(prototype) {
  const fromState = (key, missing) => property(function () {
    return this._readableState ? this._readableState[key] : missing;
  });
  Object.defineProperties(prototype, {
    readable: property(function () {
      const state = this._readableState;
      return Boolean(state) && state.readable !== false && !state.destroyed
        && !state.errorEmitted && !state.endEmitted;
    }, function (value) {
      if (this._readableState) this._readableState.readable = Boolean(value);
    }),
    readableAborted: property(function () {
      const state = this._readableState;
      return Boolean(state.readable !== false && (state.destroyed || state.errored)
        && !state.endEmitted);
    }),
    readableFlowing: property(function () {
      return this._readableState.flowing;
    }, function (value) {
      if (this._readableState) this._readableState.flowing = value;
    }),
    destroyed: property(function () {
      return this._readableState ? this._readableState.destroyed : false;
    }, function (value) {
      if (this._readableState) this._readableState.destroyed = value;
    }),
    readableDidRead: fromState('dataEmitted'),
    readableHighWaterMark: fromState('highWaterMark'),
    readableBuffer: fromState('buffer'),
    readableLength: fromState('length'),
    readableObjectMode: fromState('objectMode', false),
    readableEncoding: fromState('encoding', null),
    readableEnded: fromState('endEmitted', false),
    errored: fromState('errored', null),
    closed: fromState('closed', false),
  });
}

module.exports = { define, property };
