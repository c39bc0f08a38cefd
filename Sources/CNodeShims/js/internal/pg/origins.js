'use strict';

// The places that asked for queries: their frames are shown where a query fails, as its own lead only
// into the event loop. The engine notes the frames, and makes a text of them when it is asked for one.

const { nativeErrors } = require('internal/bootstrap');

const NativeError = nativeErrors.Error;
let current = null;
let watcher = null;

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

// The place of the query that is being asked for.
function take() {
  const origin = current;
  current = null;
  return origin ?? capture();
}

module.exports = { asking, capture, take, watch };
