'use strict';

// util.promisify and util.callbackify: callbacks to promises and back.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');

const custom = Symbol.for('nodejs.util.promisify.custom');

function promisify(original) {
  validateFunction(original, 'original');
  if (original[custom]) {
    validateFunction(original[custom], 'util.promisify.custom');
    return Object.defineProperty(original[custom], custom, {
      value: original[custom], enumerable: false, writable: false, configurable: true,
    });
  }
  function promised(...values) {
    return new Promise((resolve, reject) => {
      Reflect.apply(original, this, [...values, (error, ...results) => {
        if (error) reject(error);
        else resolve(results[0]);
      }]);
    });
  }
  Object.setPrototypeOf(promised, Object.getPrototypeOf(original));
  Object.defineProperty(promised, custom, {
    value: promised, enumerable: false, writable: false, configurable: true,
  });
  const descriptors = Object.getOwnPropertyDescriptors(original);
  for (const key of Reflect.ownKeys(descriptors)) {
    if (key === 'prototype' || key === 'arguments' || key === 'caller') continue;
    Object.defineProperty(promised, key, descriptors[key]);
  }
  return promised;
}
promisify.custom = custom;

function callbackify(original) {
  validateFunction(original, 'original');
  function called(...values) {
    const callback = values.pop();
    validateFunction(callback, 'last argument');
    Reflect.apply(original, this, values).then(
      (result) => nextTick(callback.bind(this), null, result),
      (reason) => {
        if (!reason) {
          const error = new codes.ERR_FALSY_VALUE_REJECTION();
          error.reason = reason;
          reason = error;
        }
        nextTick(callback.bind(this), reason);
      });
  }
  Object.defineProperty(called, 'name', { value: `${original.name}Callbackified`, configurable: true });
  Object.defineProperty(called, 'length', { value: original.length + 1, configurable: true });
  return called;
}

module.exports = { promisify, callbackify };
