'use strict';

// node:domain: deprecated in Node, and not here. No domain is ever active.

const { refuse } = require('internal/unsupported');

module.exports = refuse('domain', ['Domain', 'createDomain', 'create'], { _stack: [], active: null });
