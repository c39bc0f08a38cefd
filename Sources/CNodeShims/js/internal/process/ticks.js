'use strict';

// process.nextTick and queueMicrotask. Whoever calls into JavaScript from the event loop calls
// `runTicks()` afterwards: ticks then run before the promises' reactions, as in Node. A tick asked
// for while reactions run comes after those that stand in the queue already, also as in Node.

const { validateFunction } = require('internal/validators');

const queue = [];
let isScheduled = false;
const settled = Promise.resolve();

function nextTick(callback, ...values) {
  validateFunction(callback, 'callback');
  queue.push({ callback, values });
  if (isScheduled) return;
  isScheduled = true;
  settled.then(runTicksInReaction);
}

function runTicks() {
  try {
    while (queue.length > 0) {
      const { callback, values } = queue.shift();
      Reflect.apply(callback, undefined, values);
    }
  } finally {
    // After a throw the rest goes on in a reaction of its own.
    if (queue.length > 0) settled.then(runTicksInReaction);
    else isScheduled = false;
  }
}

// What a tick throws is an uncaught exception, never the rejection of the promise it ran under.
function runTicksInReaction() {
  try {
    runTicks();
  } catch (error) {
    throwLater(error);
  }
}

function queueMicrotask(callback) {
  validateFunction(callback, 'callback');
  settled.then(() => {
    try {
      callback();
    } catch (error) {
      throwLater(error);
    }
  });
}

// The host sees what is thrown outside of any promise.
function throwLater(error) {
  require('internal/timers').setImmediate(() => { throw error; });
}

module.exports = { nextTick, runTicks, queueMicrotask };
