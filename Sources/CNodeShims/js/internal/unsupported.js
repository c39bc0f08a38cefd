'use strict';

// What jsmigrate does not provide is refused by name, at the call: nothing is a silent no-op.

const { codes } = require('internal/errors');

// What would have had an effect outside of the script, and what to do in its place.
const programs = 'a migration starts no program or thread; run it before or after jsmigrate';
const network = 'a migration speaks with its database only';
const clients = 'it would reach the database past the migration\'s connection; use `pg`, or the client that `up` is given';
const effects = {
  child_process: programs, cluster: programs, worker_threads: programs, 'process.kill': programs,
  net: network, tls: network, http: network, https: network, http2: network, dgram: network, dns: network, fetch: network,
  postgres: clients, slonik: clients,
};

// The error of what is not there. The host is told of it as well: code that catches it, and goes on without what
// it asked for, may be half done.
function refusal(name) {
  const owner = Object.keys(effects).find((key) => name.replace(/^new /, '').startsWith(key));
  const error = new codes.ERR_JSMIGRATE_UNSUPPORTED(name, effects[owner]);
  internalBinding('process').noteRefusal(error.message, owner !== undefined);
  return error;
}

// A function that throws when it is called or constructed, naming itself.
function refused(name) {
  return new Proxy(function () {}, {
    apply() { throw refusal(`${name}()`); },
    construct() { throw refusal(`new ${name}()`); },
    get(target, key) {
      if (typeof key === 'symbol' || key === 'name' || key === 'length' || key === 'prototype'
        || key === 'then' || key === 'toString' || key === 'call' || key === 'apply' || key === 'bind') {
        return key === 'name' ? name.slice(name.lastIndexOf('.') + 1) : target[key];
      }
      return refused(`${name}.${key}`);
    },
  });
}

// A module all of whose members are refused. Requiring it is no error: code may never get there.
function refusedModule(name) {
  const members = new Map();
  // node:stream is a class itself.
  const module = new Proxy(name === 'stream' ? function Stream() {} : {}, {
    apply() { throw refusal(`${name}()`); },
    construct() { throw refusal(`new ${name}()`); },
    // Any name can be imported; using it is what is refused.
    has: (target, key) => typeof key === 'string' && key !== 'then' && key !== '__esModule',
    get(target, key) {
      if (typeof key === 'symbol' || key === '__esModule' || key === 'then') return target[key];
      if (key in target) return target[key];
      if (key === 'default') return module;
      if (!members.has(key)) members.set(key, refused(`${name}.${key}`));
      return members.get(key);
    },
  });
  return module;
}

// Gives `members` functions and classes of a module that refuse, each naming itself.
function refuse(module, names, members = {}) {
  for (const name of names) {
    Object.defineProperty(members, name, {
      configurable: true, enumerable: true, writable: true, value: refused(`${module}.${name}`),
    });
  }
  return members;
}

module.exports = { refusal, refuse, refused, refusedModule };
