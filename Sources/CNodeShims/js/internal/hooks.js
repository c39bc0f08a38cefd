'use strict';

// Calls the hooks of the configuration file that this runtime has loaded.

const { hooks } = require('internal/configuration');
const { createMigrationClient } = require('internal/migration-client');

// Has hooks find the database of the run where migrations find it.
function begin(variables) {
  Object.assign(process.env, variables);
}

// Calls a hook, and gives the promise of its end. `event` becomes properties of the client that it is given;
// `migrations` is its second argument, as knex has it.
function call(name, event, migrations) {
  if (event.error !== undefined) event.error = errorOf(event.error);
  const client = createMigrationClient(require('pg').Pool, event);
  const ending = new Promise((resolve) => {
    resolve(hooks()[name](client, migrations));
  });
  // The host looks at it only after the microtasks: until then it must not count as unhandled.
  ending.catch(() => {});
  return ending;
}

// What ended the run, as an Error of this runtime: that of the migration belongs to another.
function errorOf({ message, ...facts }) {
  const error = new Error(message);
  error.stack = `Error: ${message}`;
  return Object.assign(error, facts);
}

module.exports = { begin, call };
