'use strict';

// setTimeout and its family, with the promise forms under util.promisify.

const timers = require('internal/timers');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

for (const name of ['setTimeout', 'setImmediate']) {
  Object.defineProperty(timers[name], customPromisify, {
    enumerable: true,
    get: () => require('timers/promises')[name],
  });
}

module.exports = {
  setTimeout: timers.setTimeout,
  clearTimeout: timers.clearTimeout,
  setImmediate: timers.setImmediate,
  clearImmediate: timers.clearImmediate,
  setInterval: timers.setInterval,
  clearInterval: timers.clearInterval,
  get promises() {
    return require('timers/promises');
  },
};
