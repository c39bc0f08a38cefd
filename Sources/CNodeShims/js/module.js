'use strict';

// node:module is the loader's own Module, with what it exports.

module.exports = require('internal/modules/cjs').Module;
