'use strict';

// node:dgram: a migration sends no datagrams.

const { refuse } = require('internal/unsupported');

module.exports = refuse('dgram', ['_createSocketHandle', 'createSocket', 'Socket']);
