'use strict';

const { refuse } = require('internal/unsupported');

module.exports = refuse('wasi', ['WASI']);
