'use strict';

const inspector = require('inspector');
const { refuse } = require('internal/unsupported');

module.exports = refuse('inspector/promises', ['Session'], { ...inspector });
