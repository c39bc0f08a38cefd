'use strict';

// process.nextTick and queueMicrotask. What the event loop calls goes through `enter`, so that ticks
// run before the promises' reactions. A tick asked for by a reaction waits until all reactions are
// done, as in Node: the engine runs those when its outermost call returns, and then the host asks for
// `runTicks` again, until there are none.

const { bound, context } = require('internal/async_context');
const { validateFunction } = require('internal/validators');
// Its number 0 tells the host whether there are ticks, so that it need not ask.
const { state } = internalBinding('ticks');

const queue = [];
const settled = Promise.resolve();

function nextTick(callback, ...values) {
  validateFunction(callback, 'callback');
  queue.push({ callback: bound(callback), values });
  state[0] = 1;
}

// Whether there were any.
function runTicks() {
  const hadTicks = queue.length > 0;
  while (queue.length > 0) {
    const { callback, values } = queue.shift();
    context.frame = undefined;
    Reflect.apply(callback, undefined, values);
  }
  state[0] = 0;
  return hadTicks;
}

// Calls a function for the host, and then what it put off to the next tick.
function enter(callback, ...values) {
  context.frame = undefined;
  Reflect.apply(callback, undefined, values);
  runTicks();
}

// The function by which the host calls one that it calls often.
function entrance(callback) {
  return (first, second, third) => {
    context.frame = undefined;
    callback(first, second, third);
    if (queue.length > 0) runTicks();
  };
}

function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  const run = bound(callback);
  settled.then(() => {
    try {
      run();
    } catch (error) {
      // An uncaught exception, not a rejection: it must reach the host from outside a promise.
      queue.unshift({ callback: () => { throw error; }, values: [] });
      state[0] = 1;
    }
  });
}

module.exports = { nextTick, runTicks, enter, entrance, queueMicrotask };
