'use strict';

// Clients of PostgreSQL that speak with the server over sockets of their own, past the migration's one
// connection. Importing one is no error, as helpers do that a migration never calls; using it is.

const { refusal } = require('internal/unsupported');

// The package's exports, of which everything throws when it is called, constructed or used as a tag.
function refusedClient(name) {
  const refuse = (what) => {
    throw refusal(`${what}()`);
  };
  const member = (path) => new Proxy(function () {}, {
    apply: () => refuse(path),
    construct: () => refuse(path),
    has: (target, key) => typeof key === 'string' && key !== 'then' && key !== '__esModule',
    get(target, key) {
      if (typeof key === 'symbol' || key === '__esModule' || key === 'then') return undefined;
      return key in Function.prototype || key === 'prototype' ? target[key] : member(`${path}.${key}`);
    },
  });
  return member(name);
}

module.exports = { refusedClient };
