'use strict';

module.exports = require('internal/refused_client').refusedClient('slonik');
