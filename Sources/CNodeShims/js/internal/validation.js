'use strict';

// What a validator written in JavaScript is given.

const { createMigrationClient } = require('internal/migration-client');

// `facts` is { phase, pending, applied, executed, settings }; the context also queries the database, as
// node-postgres does.
function makeContext(facts) {
  const client = createMigrationClient(require('pg').Pool);
  return { ...facts, query: client.query, executeQuery: client.query };
}

module.exports = { makeContext };
