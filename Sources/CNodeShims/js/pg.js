'use strict';

// The module `pg`, as node-postgres 8 behaves, over the connection that the host provides.

const Client = require('internal/pg/client');
const Pool = require('internal/pg/pool');
const { Connection } = require('internal/pg/connection');
const { DatabaseError } = require('internal/pg/errors');
const utils = require('internal/pg/utils');

class BoundPool extends Pool {
  constructor(options) {
    super(options, Client);
  }
}

class PG {
  constructor() {
    this.defaults = require('internal/pg/defaults');
    this.Client = Client;
    this.Query = Client.Query;
    this.Pool = BoundPool;
    this._pools = [];
    this.Connection = Connection;
    this.types = require('internal/pg/types').types;
    this.DatabaseError = DatabaseError;
    this.TypeOverrides = require('internal/pg/type-overrides');
    this.escapeIdentifier = utils.escapeIdentifier;
    this.escapeLiteral = utils.escapeLiteral;
    this.Result = require('internal/pg/result');
    this.utils = utils;
  }
}

module.exports = new PG();

// What node-postgres answers where pg-native is not installed.
Object.defineProperty(module.exports, 'native', { configurable: true, enumerable: false, value: null });
