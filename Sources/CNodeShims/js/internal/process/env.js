'use strict';

// process.env: a plain object to read, whose values are always strings, as in Node.

const { codes } = require('internal/errors');

function textOf(value) {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return String(value);
}

function makeEnvironment(variables) {
  return new Proxy(Object.assign({}, variables), {
    set(target, key, value) {
      if (typeof key === 'symbol') {
        throw new TypeError('Cannot convert a Symbol value to a string');
      }
      target[key] = textOf(value);
      if (key === 'TZ') internalBinding('process').setTimeZone(target[key]);
      return true;
    },
    defineProperty(target, key, descriptor) {
      if (!('value' in descriptor)) {
        throw new codes.ERR_INVALID_ARG_VALUE('process.env', descriptor,
          "'process.env' does not accept an accessor(getter/setter) descriptor");
      }
      target[key] = textOf(descriptor.value);
      return true;
    },
  });
}

module.exports = { makeEnvironment };
