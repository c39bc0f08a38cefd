'use strict';

// process.nextTick and queueMicrotask. What the event loop calls goes through `enter`, so that ticks
// run before the promises' reactions. A tick asked for by a reaction waits until all reactions are
// done, as in Node: the engine runs those when its outermost call returns, and then the host asks for
// `runTicks` again, until there are none.

const { bound, context } = require('internal/async_context');
const { validateFunction } = require('internal/validators');

const queue = [];
const settled = Promise.resolve();

function nextTick(callback, ...values) {
  validateFunction(callback, 'callback');
  queue.push({ callback: bound(callback), values });
}

// Whether there were any.
function runTicks() {
  const hadTicks = queue.length > 0;
  while (queue.length > 0) {
    const { callback, values } = queue.shift();
    context.frame = undefined;
    Reflect.apply(callback, undefined, values);
  }
  return hadTicks;
}

// Calls a function for the host, and then what it put off to the next tick.
function enter(callback, ...values) {
  context.frame = undefined;
  Reflect.apply(callback, undefined, values);
  runTicks();
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
    }
  });
}

module.exports = { nextTick, runTicks, enter, queueMicrotask };
