'use strict';

// Files are read and written at once, and told of on a later turn of the event loop: behind the
// immediates of this one, as where another thread does the work.

const { setImmediate } = require('internal/timers');

module.exports = (callback) => {
  setImmediate(() => setImmediate(callback));
};
