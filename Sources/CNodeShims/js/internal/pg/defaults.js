'use strict';

// pg.defaults: what a setting is where neither the configuration nor PG* says otherwise.

const { types } = require('internal/pg/types');

const defaults = {
  host: 'localhost',
  user: process.env.USER,
  database: undefined,
  password: null,
  connectionString: undefined,
  port: 5432,
  rows: 0,
  binary: false,
  max: 10,
  idleTimeoutMillis: 30000,
  client_encoding: '',
  ssl: false,
  application_name: undefined,
  fallback_application_name: undefined,
  options: undefined,
  parseInputDatesAsUTC: false,
  statement_timeout: false,
  lock_timeout: false,
  idle_in_transaction_session_timeout: false,
  query_timeout: false,
  connect_timeout: 0,
  keepalives: 1,
  keepalives_idle: 0,
};

const int8 = { parser: types.getTypeParser(20), arrayParser: types.getTypeParser(1016) };

Object.defineProperty(defaults, 'parseInt8', {
  configurable: true,
  enumerable: true,
  set(asNumbers) {
    types.setTypeParser(20, 'text', asNumbers ? types.getTypeParser(23) : int8.parser);
    types.setTypeParser(1016, 'text', asNumbers ? types.getTypeParser(1007) : int8.arrayParser);
  },
});

module.exports = defaults;
