'use strict';

// What AsyncLocalStorage holds for the code that runs: a frame, which is a Map that is never changed. Whoever
// puts a function off (ticks, timers, promises) keeps the frame and brings it back with the function.
// Nothing is kept until the first frame is made.

const context = { frame: undefined, isActive: false };

// Runs a function in a frame.
function runIn(frame, callback, receiver, values) {
  const before = context.frame;
  context.frame = frame;
  try {
    return Reflect.apply(callback, receiver, values);
  } finally {
    context.frame = before;
  }
}

// The function, to be called in the frame that is current now.
function bound(callback) {
  if (!context.isActive) return callback;
  const { frame } = context;
  return function (...values) { return runIn(frame, callback, this, values); };
}

const { then } = Promise.prototype;

// What `await` waits for, as the loader has put it there: behind the `await` the frame is the one before it.
// The reaction that brings it back stands directly before the one that goes on.
function awaited(value) {
  if (!context.isActive) return value;
  const promise = Promise.resolve(value);
  const { frame } = context;
  const restore = () => { context.frame = frame; };
  Reflect.apply(then, promise, [restore, restore]);
  return promise;
}

module.exports = { context, runIn, bound, awaited };
