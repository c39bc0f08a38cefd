'use strict';

// The package pg-types: the parsers that `pg` uses.
module.exports = require('internal/pg/types').types;
