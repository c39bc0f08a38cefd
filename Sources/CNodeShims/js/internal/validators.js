'use strict';

// Checks of arguments that throw what Node throws.

const { codes } = require('internal/errors');

function typeCheck(expected, test) {
  return (value, name) => {
    if (!test(value)) throw new codes.ERR_INVALID_ARG_TYPE(name, expected, value);
  };
}

const validateString = typeCheck('string', (value) => typeof value === 'string');
const validateFunction = typeCheck('Function', (value) => typeof value === 'function');
const validateBoolean = typeCheck('boolean', (value) => typeof value === 'boolean');
const validateArray = typeCheck('Array', Array.isArray);
const validateObject = typeCheck('Object',
  (value) => value !== null && typeof value === 'object' && !Array.isArray(value));

function validateNumber(value, name, minimum, maximum) {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if ((minimum !== undefined && value < minimum) || (maximum !== undefined && value > maximum)
    || ((minimum !== undefined || maximum !== undefined) && Number.isNaN(value))) {
    const lower = minimum !== undefined ? `>= ${minimum}` : '';
    const upper = maximum !== undefined ? `<= ${maximum}` : '';
    const range = lower && upper ? `${lower} && ${upper}` : lower + upper;
    throw new codes.ERR_OUT_OF_RANGE(name, range, value);
  }
}

function validateInteger(
  value, name, minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER,
) {
  if (typeof value !== 'number') throw new codes.ERR_INVALID_ARG_TYPE(name, 'number', value);
  if (!Number.isInteger(value)) throw new codes.ERR_OUT_OF_RANGE(name, 'an integer', value);
  if (value < minimum || value > maximum) {
    throw new codes.ERR_OUT_OF_RANGE(name, `>= ${minimum} && <= ${maximum}`, value);
  }
}

function validateOneOf(value, name, allowed) {
  if (!allowed.includes(value)) {
    const words = allowed.map((one) => (typeof one === 'string' ? `'${one}'` : String(one)));
    throw new codes.ERR_INVALID_ARG_VALUE(name, value, `must be one of: ${words.join(', ')}`);
  }
}

function validateAbortSignal(signal, name) {
  if (signal !== undefined
    && (signal === null || typeof signal !== 'object' || !('aborted' in signal))) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'AbortSignal', signal);
  }
}

module.exports = {
  validateString, validateFunction, validateBoolean, validateArray, validateObject,
  validateNumber, validateInteger, validateOneOf, validateAbortSignal,
};
