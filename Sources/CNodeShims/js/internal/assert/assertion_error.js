'use strict';

// AssertionError: what was compared, and a message that shows how it differs.

const { inspectWhole, differenceOf } = require('internal/assert/diff');

const sentences = {
  deepStrictEqual: 'Expected values to be strictly deep-equal:',
  strictEqual: 'Expected values to be strictly equal:',
  strictEqualObject: 'Expected "actual" to be reference-equal to "expected":',
  deepEqual: 'Expected values to be loosely deep-equal:',
  notDeepStrictEqual: 'Expected "actual" not to be strictly deep-equal to:',
  notStrictEqual: 'Expected "actual" to be strictly unequal to:',
  notStrictEqualObject: 'Expected "actual" not to be reference-equal to "expected":',
  notDeepEqual: 'Expected "actual" not to be loosely deep-equal to:',
  notIdentical: 'Values have same structure but are not reference-equal:',
  notDeepEqualUnequal: 'Expected values not to be loosely deep-equal:',
};

const isObject = (value) => value !== null && typeof value === 'object';
const isReference = (value) => isObject(value) || typeof value === 'function';

function strictDifference(actual, expected, operator, message) {
  const left = inspectWhole(actual).split('\n');
  const right = inspectWhole(expected).split('\n');
  const bothRefer = (isObject(actual) && isObject(expected))
    || (typeof actual === 'function' && typeof expected === 'function');
  if (operator === 'strictEqual' && bothRefer) operator = 'strictEqualObject';
  const sentence = message || sentences[operator];

  let pointer = '';
  if (left.length === 1 && right.length === 1 && left[0] !== right[0]) {
    const length = left[0].length + right[0].length;
    if (length <= 12) {
      if (!isObject(actual) && !isObject(expected) && (actual !== 0 || expected !== 0)) {
        return `${sentence}\n\n${left[0]} !== ${right[0]}\n`;
      }
    } else if (operator !== 'strictEqualObject') {
      const { stderr } = require('process');
      if (length < (stderr.isTTY ? stderr.columns : 80)) {
        let same = 0;
        while (left[0][same] === right[0][same]) same++;
        if (same > 2) pointer = `\n  ${' '.repeat(same)}^`;
      }
    }
  }
  const difference = differenceOf(left, right);
  if (difference === null) {
    const shown = left.length > 50 ? [...left.slice(0, 46), '...'] : left;
    return `${sentences.notIdentical}\n\n${shown.join('\n')}\n`;
  }
  const skipped = difference.isFolded ? ' ... Lines skipped' : '';
  return `${sentence}\n+ actual - expected${skipped}\n\n${difference.lines.join('\n')}${pointer}`;
}

function negated(actual, operator, message) {
  const lines = inspectWhole(actual).split('\n');
  let sentence = message || sentences[operator];
  if (operator === 'notStrictEqual' && isReference(actual)) sentence = sentences.notStrictEqualObject;
  const shown = lines.length > 50 ? [...lines.slice(0, 46), '...'] : lines;
  if (shown.length === 1) return `${sentence}${shown[0].length > 5 ? '\n\n' : ' '}${shown[0]}`;
  return `${sentence}\n\n${shown.join('\n')}\n`;
}

function shortened(text) {
  const lines = text.split('\n');
  if (lines.length > 10) return `${lines.slice(0, 10).join('\n')}\n...`;
  return text.length > 512 ? `${text.slice(0, 512)}...` : text;
}

function loose(actual, expected, operator) {
  let left = inspectWhole(actual);
  let right = inspectWhole(expected);
  const sentence = sentences[operator];
  if (operator === 'notDeepEqual' && left === right) {
    const text = `${sentence}\n\n${left}`;
    return text.length > 1024 ? `${text.slice(0, 1021)}...` : text;
  }
  if (left.length > 512) left = `${left.slice(0, 509)}...`;
  if (right.length > 512) right = `${right.slice(0, 509)}...`;
  if (operator === 'deepEqual') return `${sentence}\n\n${left}\n\nshould loosely deep-equal\n\n${right}`;
  if (operator === 'notDeepEqual') {
    return `${sentences.notDeepEqualUnequal}\n\n${left}\n\nshould not loosely deep-equal\n\n${right}`;
  }
  return `${left} ${operator} ${right}`;
}

// Node shows the parts of an error instead of its stack, which never is the same twice.
function comparable(value, other) {
  if (!isObject(value) || !isObject(other)) return value;
  if (!('stack' in value && value instanceof Error && 'stack' in other && other instanceof Error)) {
    return value;
  }
  const copy = Object.assign(Object.create(Object.getPrototypeOf(value)), value);
  Object.defineProperty(copy, 'message', { value: value.message });
  return copy;
}

function describe({ actual, expected, operator, message, details }) {
  if (message !== undefined && message !== null) {
    return operator === 'deepStrictEqual' || operator === 'strictEqual'
      ? strictDifference(actual, expected, operator, message) : String(message);
  }
  const left = comparable(actual, expected);
  const right = comparable(expected, actual);
  if (operator === 'deepStrictEqual' || operator === 'strictEqual') {
    return strictDifference(left, right, operator, message);
  }
  if (operator === 'notDeepStrictEqual' || operator === 'notStrictEqual') {
    return negated(left, operator, message);
  }
  return loose(left, right, operator, details);
}

class AssertionError extends Error {
  constructor(options) {
    require('internal/validators').validateObject(options, 'options');
    const { message, operator, actual, expected, stackStartFn, stackStartFunction } = options;
    super(describe(options));
    this.generatedMessage = message === undefined || message === null;
    Object.defineProperty(this, 'name', {
      value: 'AssertionError [ERR_ASSERTION]', enumerable: false, writable: true, configurable: true,
    });
    this.code = 'ERR_ASSERTION';
    this.actual = actual;
    this.expected = expected;
    this.operator = operator;
    Error.captureStackTrace(this, stackStartFn ?? stackStartFunction);
    // Read once, so that the trace begins with the name that carries the code.
    void this.stack;
    this.name = 'AssertionError';
  }

  toString() {
    return `${this.name} [${this.code}]: ${this.message}`;
  }

  [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
    const before = [this.actual, this.expected];
    if (typeof this.actual === 'string') this.actual = shortened(this.actual);
    if (typeof this.expected === 'string') this.expected = shortened(this.expected);
    try {
      return inspect(this, { ...options, customInspect: false, depth: 0 });
    } finally {
      [this.actual, this.expected] = before;
    }
  }
}

module.exports = { AssertionError };
