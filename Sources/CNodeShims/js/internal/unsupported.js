'use strict';

// What jsmigrate does not provide is refused by name, at the call: nothing is a silent no-op.

const { codes } = require('internal/errors');

// A function that throws when it is called or constructed, naming itself.
function refused(name) {
  return new Proxy(function () {}, {
    apply() { throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`${name}()`); },
    construct() { throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`new ${name}()`); },
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
    apply() { throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`${name}()`); },
    construct() { throw new codes.ERR_JSMIGRATE_UNSUPPORTED(`new ${name}()`); },
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

module.exports = { refuse, refused, refusedModule };
