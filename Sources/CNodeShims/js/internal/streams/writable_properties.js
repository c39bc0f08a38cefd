'use strict';

// What a Writable says of its state.

const { property } = require('internal/streams/readable_properties');

function define(prototype) {
  const fromState = (key, missing = undefined) => property(function () {
    return this._writableState ? this._writableState[key] : missing;
  });
  Object.defineProperties(prototype, {
    writable: property(function () {
      const state = this._writableState;
      return Boolean(state) && state.writable !== false
        && !state.ending && !state.ended && !state.destroyed && !state.errored;
    }, function (value) {
      if (this._writableState) this._writableState.writable = Boolean(value);
    }),
    destroyed: property(function () {
      return this._writableState ? this._writableState.destroyed : false;
    }, function (value) {
      if (this._writableState) this._writableState.destroyed = value;
    }),
    writableBuffer: property(function () {
      return this._writableState && this._writableState.getBuffer();
    }),
    writableNeedDrain: property(function () {
      const state = this._writableState;
      return state ? state.needDrain && !state.ending && !state.destroyed : false;
    }),
    writableAborted: property(function () {
      const state = this._writableState;
      return Boolean(state.writable !== false && (state.destroyed || state.errored)
        && !state.finished);
    }),
    writableFinished: fromState('finished', false),
    writableObjectMode: fromState('objectMode', false),
    writableEnded: fromState('ending', false),
    writableHighWaterMark: fromState('highWaterMark'),
    writableCorked: fromState('corked', 0),
    writableLength: fromState('length'),
    errored: fromState('errored', null),
    closed: fromState('closed', false),
  });
}

module.exports = { define };
