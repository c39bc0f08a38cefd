'use strict';

module.exports = require('internal/pg/pool');
