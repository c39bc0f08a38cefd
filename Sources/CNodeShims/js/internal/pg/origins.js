'use strict';

// The places that asked for queries: their frames are shown where a query fails, as its own lead only
// into the event loop. The engine notes the frames, and makes a text of them when it is asked for one.

const { nativeErrors } = require('internal/bootstrap');

const NativeError = nativeErrors.Error;
let current = null;
let watcher = null;
let follower = null;

// Notes the place; to be called from where a script's call arrives.
function capture() {
  const origin = new NativeError();
  watcher?.push(origin);
  return origin;
}

// Has every place noted in a list, too; null ends that.
function watch(list) {
  watcher = list;
}

// Has `note(text, origin)` called for every query that is asked for.
function follow(note) {
  follower = note;
}

// Calls `send`, in which the first query counts as asked for at `origin`: a pool's query reaches the
// client's later.
function asking(origin, send) {
  current = origin;
  try {
    return send();
  } finally {
    current = null;
  }
}

// The place of the query that is being asked for, whose text is `text`.
function take(text) {
  const origin = current ?? capture();
  current = null;
  follower?.(text, origin);
  return origin;
}

module.exports = { asking, capture, follow, take, watch };
