'use strict';

// node:inspector: there is none to talk to.

const { refuse } = require('internal/unsupported');

module.exports = refuse('inspector', ['open', 'close', 'waitForDebugger', 'Session'], {
  console: require('console'), Network: {}, url: () => undefined,
});
