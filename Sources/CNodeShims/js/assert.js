'use strict';

// assert: checks that throw an AssertionError.

const { adopt } = require('internal/engine_errors');
const { AssertionError } = require('internal/assert/assertion_error');
const { isDeepEqual, isDeepStrictEqual } = require('internal/util/comparisons');
const { inspect } = require('internal/util/inspect');
const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { types } = require('internal/util/types');
const { refused } = require('internal/unsupported');

const isError = (value) => types.isNativeError(value) || value instanceof Error;

function fail(details) {
  if (isError(details.message)) throw details.message;
  throw new AssertionError(details);
}

function checkTruth(values, above) {
  if (values[0]) return;
  let [value, message] = values;
  let isGenerated = false;
  if (values.length === 0) {
    isGenerated = true;
    message = 'No value argument passed to `assert.ok()`';
  } else if (message === undefined || message === null) {
    isGenerated = true;
    const probe = {};
    Error.captureStackTrace(probe, above);
    const source = require('internal/assert/call_source').callSource(probe.stack);
    message = source === undefined ? undefined
      : `The expression evaluated to a falsy value:\n\n  ${source}\n`;
  } else if (isError(message)) {
    throw message;
  }
  const error = new AssertionError({
    actual: value, expected: true, message, operator: '==', stackStartFn: above,
  });
  error.generatedMessage = isGenerated;
  throw error;
}

function assert(...values) {
  checkTruth(values, assert);
}

function ok(...values) {
  checkTruth(values, ok);
}

// Makes a check of two values out of its name, its operator and its test.
function comparison(name, operator, test) {
  const check = { [name](actual, expected, message) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('actual', 'expected');
    if (!test(actual, expected)) {
      fail({ actual, expected, message, operator, stackStartFn: check });
    }
  } }[name];
  return check;
}

/* eslint-disable eqeqeq */
const looselyEqual = (left, right) => left == right
  || (Number.isNaN(left) && Number.isNaN(right));
/* eslint-enable eqeqeq */

function assertFail(message = undefined) {
  if (isError(message)) throw message;
  const isGenerated = message === undefined || message === null;
  const error = new AssertionError({
    message: isGenerated ? 'Failed' : message, operator: 'fail', stackStartFn: assertFail,
  });
  error.generatedMessage = isGenerated;
  throw error;
}

function caught(fn) {
  validateFunction(fn, 'fn');
  try {
    fn();
  } catch (error) {
    return { error: adopt(error) };
  }
  return undefined;
}

async function caughtLater(promiseOrFn) {
  let promise = promiseOrFn;
  if (typeof promiseOrFn === 'function') {
    promise = promiseOrFn();
    if (typeof promise?.then !== 'function') {
      throw new codes.ERR_INVALID_RETURN_VALUE('instance of Promise', 'promiseFn', promise);
    }
  } else if (typeof promiseOrFn?.then !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('promiseFn', ['Function', 'Promise'], promiseOrFn);
  }
  try {
    await promise;
  } catch (error) {
    return { error: adopt(error) };
  }
  return undefined;
}

function expectFailure(check, outcome, expected, message) {
  if (typeof expected === 'string') {
    if (message !== undefined) {
      throw new codes.ERR_INVALID_ARG_TYPE('error', ['Object', 'Error', 'Function', 'RegExp'], expected);
    }
    if (outcome !== undefined) {
      const text = isError(outcome.error) ? outcome.error.message : outcome.error;
      if (text === expected) {
        throw new codes.ERR_AMBIGUOUS_ARGUMENT('error/message',
          isError(outcome.error) ? `The error message "${text}" is identical to the message.`
            : `The error "${text}" is identical to the message.`);
      }
    }
    [expected, message] = [undefined, expected];
  }
  if (outcome === undefined) {
    let text = expected?.name ? ` (${expected.name})` : '';
    text += message ? `: ${message}` : '.';
    const noun = check === rejects ? 'rejection' : 'exception';
    fail({
      actual: undefined, expected, operator: check.name, stackStartFn: check,
      message: isError(message) ? message : `Missing expected ${noun}${text}`,
    });
  }
  if (expected !== undefined) matchFailure(check, outcome.error, expected, message);
}

function expectNoFailure(check, outcome, expected, message) {
  if (outcome === undefined) return;
  if (typeof expected === 'string') [expected, message] = [undefined, expected];
  if (expected !== undefined && !isExpected(outcome.error, expected)) throw outcome.error;
  const noun = check === doesNotReject ? 'rejection' : 'exception';
  fail({
    actual: outcome.error, expected, operator: check.name, stackStartFn: check,
    message: `Got unwanted ${noun}${message ? `: ${message}` : '.'}\n`
      + `Actual message: "${outcome.error?.message}"`,
  });
}

function isExpected(error, expected) {
  if (types.isRegExp(expected)) return expected.test(String(error));
  if (typeof expected !== 'function') {
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'RegExp'], expected);
  }
  if (expected.prototype !== undefined && error instanceof expected) return true;
  if (Object.prototype.isPrototypeOf.call(Error, expected)) return false;
  return expected.call({}, error) === true;
}

// Throws unless the error is what a class, a pattern, a function or an object asks for.
function matchFailure(check, error, expected, message) {
  let problem;
  if (typeof expected !== 'function') {
    if (types.isRegExp(expected)) {
      if (expected.test(String(error))) return;
      problem = `The input did not match the regular expression ${inspect(expected)}. Input:\n\n${
        inspect(String(error))}\n`;
    } else {
      matchObject(check, error, expected, message);
      return;
    }
  } else if (expected.prototype !== undefined && error instanceof expected) {
    return;
  } else if (Object.prototype.isPrototypeOf.call(Error, expected)) {
    problem = `The error is expected to be an instance of "${expected.name}". Received `;
    problem += isError(error) ? `"${error.name}"` : `"${inspect(error, { depth: -1 })}"`;
    if (isError(error)) problem += `\n\nError message:\n\n${error.message}`;
  } else {
    const result = expected.call({}, error);
    if (result === true) return;
    const name = expected.name ? `"${expected.name}" ` : '';
    problem = `The ${name}validation function is expected to return "true". Received ${
      inspect(result)}`;
    if (isError(error)) problem += `\n\nCaught error:\n\n${error}`;
  }
  const isGenerated = message === undefined || message === null;
  if (isError(message)) throw message;
  const made = new AssertionError({
    actual: error, expected, message: isGenerated ? problem : message, operator: check.name,
    stackStartFn: check,
  });
  made.generatedMessage = isGenerated;
  throw made;
}

// What a check against an object shows of both sides: only the members that were compared.
class Comparison {
  constructor(source, keys, actual = undefined) {
    for (const key of keys) {
      if (!(key in source)) continue;
      const isMatched = actual !== undefined && typeof actual[key] === 'string'
        && types.isRegExp(source[key]) && source[key].test(actual[key]);
      this[key] = isMatched ? actual[key] : source[key];
    }
  }
}

function matchObject(check, error, expected, message) {
  if (expected === null || typeof expected !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('expected', ['Function', 'Error', 'RegExp', 'Object'],
      expected);
  }
  const keys = Object.keys(expected);
  if (isError(expected)) keys.push('name', 'message');
  else if (keys.length === 0) {
    throw new codes.ERR_INVALID_ARG_VALUE('error', expected, 'may not be an empty object');
  }
  if (error === null || typeof error !== 'object') {
    fail({ actual: error, expected, message, operator: 'deepStrictEqual', stackStartFn: check });
  }
  for (const key of keys) {
    if (typeof error[key] === 'string' && types.isRegExp(expected[key])
      && expected[key].test(error[key])) {
      continue;
    }
    if (key in error && isDeepStrictEqual(error[key], expected[key])) continue;
    if (isError(message)) throw message;
    const isGenerated = message === undefined || message === null;
    const made = new AssertionError({
      actual: new Comparison(error, keys), expected: new Comparison(expected, keys, error),
      message: isGenerated ? undefined : message,
      operator: isGenerated ? 'deepStrictEqual' : check.name, stackStartFn: check,
    });
    made.actual = error;
    made.expected = expected;
    made.operator = check.name;
    made.generatedMessage = isGenerated;
    throw made;
  }
}

function throws(fn, expected, message) {
  expectFailure(throws, caught(fn), expected, message);
}

async function rejects(promiseOrFn, expected, message) {
  expectFailure(rejects, await caughtLater(promiseOrFn), expected, message);
}

function doesNotThrow(fn, expected, message) {
  expectNoFailure(doesNotThrow, caught(fn), expected, message);
}

async function doesNotReject(promiseOrFn, expected, message) {
  expectNoFailure(doesNotReject, await caughtLater(promiseOrFn), expected, message);
}

function ifError(error) {
  if (error === null || error === undefined) return;
  let message = 'ifError got unwanted exception: ';
  if (typeof error === 'object' && typeof error.message === 'string') {
    message += error.message.length === 0 && error.constructor
      ? error.constructor.name : error.message;
  } else {
    message += inspect(error);
  }
  const made = new AssertionError({
    actual: error, expected: null, operator: 'ifError', message, stackStartFn: ifError,
  });
  made.generatedMessage = false;
  throw made;
}

function patternCheck(name, isWanted) {
  const check = { [name](text, pattern, message) {
    if (!types.isRegExp(pattern)) throw new codes.ERR_INVALID_ARG_TYPE('regexp', 'RegExp', pattern);
    if (typeof text === 'string' && pattern.test(text) === isWanted) return;
    if (isError(message)) throw message;
    const isGenerated = message === undefined || message === null;
    let problem = message;
    if (isGenerated && typeof text !== 'string') {
      problem = `The "string" argument must be of type string. Received type ${typeof text} (${
        inspect(text)})`;
    } else if (isGenerated) {
      problem = (isWanted ? 'The input did not match the regular expression '
        : 'The input was expected to not match the regular expression ')
        + `${inspect(pattern)}. Input:\n\n${inspect(text)}\n`;
    }
    const error = new AssertionError({
      actual: text, expected: pattern, message: problem, operator: name, stackStartFn: check,
    });
    error.generatedMessage = isGenerated;
    throw error;
  } }[name];
  return check;
}

const checks = {
  ok,
  fail: assertFail,
  equal: comparison('equal', '==', looselyEqual),
  notEqual: comparison('notEqual', '!=', (left, right) => !looselyEqual(left, right)),
  deepEqual: comparison('deepEqual', 'deepEqual', isDeepEqual),
  notDeepEqual: comparison('notDeepEqual', 'notDeepEqual', (left, right) => !isDeepEqual(left, right)),
  deepStrictEqual: comparison('deepStrictEqual', 'deepStrictEqual', isDeepStrictEqual),
  notDeepStrictEqual: comparison('notDeepStrictEqual', 'notDeepStrictEqual',
    (left, right) => !isDeepStrictEqual(left, right)),
  strictEqual: comparison('strictEqual', 'strictEqual', Object.is),
  notStrictEqual: comparison('notStrictEqual', 'notStrictEqual',
    (left, right) => !Object.is(left, right)),
  throws,
  rejects,
  doesNotThrow,
  doesNotReject,
  ifError,
  match: patternCheck('match', true),
  doesNotMatch: patternCheck('doesNotMatch', false),
  AssertionError,
  CallTracker: refused('assert.CallTracker'),
};

Object.assign(assert, checks);

function strict(...values) {
  checkTruth(values, strict);
}
assert.strict = Object.assign(strict, assert, {
  equal: assert.strictEqual,
  deepEqual: assert.deepStrictEqual,
  notEqual: assert.notStrictEqual,
  notDeepEqual: assert.notDeepStrictEqual,
});
assert.strict.strict = assert.strict;

module.exports = assert;
