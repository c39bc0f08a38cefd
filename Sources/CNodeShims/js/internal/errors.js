'use strict';

// Errors that carry one of Node's codes: `new ERR_INVALID_ARG_TYPE(name, expected, value)`.

const { inspectShort } = require('internal/util/describe');

const messages = {
  ERR_AMBIGUOUS_ARGUMENT: [TypeError, (name, reason) => `The "${name}" argument is ambiguous. ${reason}`],
  ERR_ARG_NOT_ITERABLE: [TypeError, (name) => `${name} must be iterable`],
  ERR_ASSERTION: [Error, (message) => message],
  ERR_BUFFER_OUT_OF_BOUNDS: [RangeError, (name) => name === undefined
    ? 'Attempt to access memory outside buffer bounds' : `"${name}" is outside of buffer bounds`],
  ERR_CONSOLE_WRITABLE_STREAM: [TypeError,
    (name) => `Console expects a writable stream instance for ${name}`],
  ERR_CRYPTO_HASH_FINALIZED: [Error, () => 'Digest already called'],
  ERR_CRYPTO_INVALID_DIGEST: [TypeError, (name) => `Invalid digest: ${name}`],
  ERR_CRYPTO_INVALID_KEYLEN: [RangeError, () => 'Invalid key length'],
  ERR_CRYPTO_INVALID_SCRYPT_PARAMS: [RangeError, (reason) => `Invalid scrypt params${reason}`],
  ERR_CRYPTO_SCRYPT_INVALID_PARAMETER: [Error, () => 'Invalid scrypt parameter'],
  ERR_CRYPTO_TIMING_SAFE_EQUAL_LENGTH: [RangeError,
    () => 'Input buffers must have the same byte length'],
  ERR_DIR_CLOSED: [Error, () => 'Directory handle was closed'],
  ERR_ENCODING_INVALID_ENCODED_DATA: [TypeError,
    (encoding) => `The encoded data was not valid for encoding ${encoding}`],
  ERR_ENCODING_NOT_SUPPORTED: [RangeError, (name) => `The "${name}" encoding is not supported`],
  ERR_EVENT_RECURSION: [Error, (type) => `The event "${type}" is already being dispatched`],
  ERR_FALSY_VALUE_REJECTION: [Error, () => 'Promise was rejected with falsy value'],
  ERR_FS_INVALID_SYMLINK_TYPE: [Error,
    (type) => `Symlink type must be one of "dir", "file", or "junction". Received "${type}"`],
  ERR_ILLEGAL_CONSTRUCTOR: [TypeError, () => 'Illegal constructor'],
  ERR_INCOMPATIBLE_OPTION_PAIR: [TypeError,
    (one, other) => `Option "${one}" cannot be used in combination with option "${other}"`],
  ERR_INVALID_ARG_TYPE: [TypeError, invalidArgumentType],
  ERR_INVALID_ARG_VALUE: [TypeError, (name, value, reason = 'is invalid') =>
    `The ${name.includes('.') ? 'property' : 'argument'} '${name}' ${reason}. Received ${
      inspectShort(value)}`],
  ERR_INVALID_BUFFER_SIZE: [RangeError, (size) => `Buffer size must be a multiple of ${size}`],
  ERR_INVALID_CALLBACK: [TypeError, () => 'Callback must be a function'],
  ERR_INVALID_CURSOR_POS: [TypeError,
    () => 'Cannot set cursor row without setting its column'],
  ERR_INVALID_FD: [RangeError, (fd) => `"fd" must be a positive integer: ${fd}`],
  ERR_INVALID_FILE_URL_HOST: [TypeError,
    (platform) => `File URL host must be "localhost" or empty on ${platform}`],
  ERR_INVALID_FILE_URL_PATH: [TypeError, (reason) => `File URL path ${reason}`],
  ERR_INVALID_RETURN_VALUE: [TypeError, (expected, name, value) =>
    `Expected ${expected} to be returned from the "${name}" function but got ${
      received(value)}.`],
  ERR_INVALID_THIS: [TypeError, (type) => `Value of "this" must be of type ${type}`],
  ERR_INVALID_TUPLE: [TypeError, (name, shape) => `${name} must be an iterable ${shape} tuple`],
  ERR_INVALID_URL: [TypeError, () => 'Invalid URL'],
  ERR_INVALID_URL_SCHEME: [TypeError, (scheme) => `The URL must be of scheme ${scheme}`],
  ERR_METHOD_NOT_IMPLEMENTED: [Error, (name) => `The ${name} method is not implemented`],
  ERR_MISSING_ARGS: [TypeError, missingArguments],
  ERR_MULTIPLE_CALLBACK: [Error, () => 'Callback called multiple times'],
  ERR_OUT_OF_RANGE: [RangeError, outOfRange],
  ERR_STREAM_ALREADY_FINISHED: [Error, (name) => `Cannot call ${name} after a stream was finished`],
  ERR_STREAM_CANNOT_PIPE: [Error, () => 'Cannot pipe, not readable'],
  ERR_STREAM_DESTROYED: [Error, (name) => `Cannot call ${name} after a stream was destroyed`],
  ERR_STREAM_NULL_VALUES: [TypeError, () => 'May not write null values to stream'],
  ERR_STREAM_PREMATURE_CLOSE: [Error, () => 'Premature close'],
  ERR_STREAM_PUSH_AFTER_EOF: [Error, () => 'stream.push() after EOF'],
  ERR_STREAM_UNSHIFT_AFTER_END_EVENT: [Error, () => 'stream.unshift() after end event'],
  ERR_STREAM_WRITE_AFTER_END: [Error, () => 'write after end'],
  ERR_UNHANDLED_ERROR: [Error, (text) => text === undefined
    ? 'Unhandled error.' : `Unhandled error. (${text})`],
  ERR_UNKNOWN_ENCODING: [TypeError, (encoding) => `Unknown encoding: ${encoding}`],
  ERR_USE_AFTER_CLOSE: [Error, (name) => `${name} was closed`],
  ERR_UNKNOWN_SIGNAL: [TypeError, (signal) => `Unknown signal: ${signal}`],
  ERR_UNAVAILABLE_DURING_EXIT: [Error, () => 'Cannot call function in process exit handler'],
  ERR_JSMIGRATE_QUERY_BUILDER: [Error, (call, tools) => `${call}() is a call of ${tools}, which jsmigrate does not have: ` +
    'write the SQL, with query(text, params)'],
  ERR_JSMIGRATE_UNSUPPORTED: [Error, (name, advice) =>
    `${name} is not available in jsmigrate${advice === undefined ? '' : `: ${advice}`}`],
};

// The words Node uses: type names are lower case, class names are capitalised.
function invalidArgumentType(name, expected, value) {
  const all = Array.isArray(expected) ? expected : [expected];
  const types = [];
  const classes = [];
  const others = [];
  for (const one of all) {
    if (/^(string|function|number|object|Function|Object|boolean|bigint|symbol)$/.test(one)) {
      types.push(one.toLowerCase());
    } else if (/^([A-Z][a-z0-9]*)+$/.test(one)) {
      classes.push(one);
    } else {
      others.push(one);
    }
  }
  if (classes.length > 0 && types.includes('object')) {
    types.splice(types.indexOf('object'), 1);
    classes.push('Object');
  }
  const parts = [];
  if (types.length > 0) parts.push(`${types.length > 1 ? 'one of type' : 'of type'} ${list(types)}`);
  if (classes.length > 0) parts.push(`an instance of ${list(classes)}`);
  if (others.length > 0) {
    parts.push(others.length > 1 ? `one of ${list(others)}`
      : (others[0].toLowerCase() === others[0] ? '' : 'an ') + others[0]);
  }
  const subject = name.endsWith(' argument') ? `The ${name} `
    : `The "${name}" ${name.includes('.') ? 'property' : 'argument'} `;
  return `${subject}must be ${parts.join(' or ')}. Received ${received(value)}`;
}

function list(words) {
  if (words.length < 3) return words.join(' or ');
  return `${words.slice(0, -1).join(', ')}, or ${words[words.length - 1]}`;
}

// "an instance of Map", "type number (1)", "undefined", "function f".
function received(value) {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'function') return `function ${value.name}`;
  if (typeof value === 'object') {
    if (value.constructor?.name) return `an instance of ${value.constructor.name}`;
    return inspectShort(value, -1);
  }
  let text = inspectShort(value);
  if (text.length > 28) text = `${text.slice(0, 25)}...`;
  return `type ${typeof value} (${text})`;
}

function missingArguments(...names) {
  const quoted = names.map((name) => Array.isArray(name)
    ? name.map((one) => `"${one}"`).join(' or ') : `"${name}"`);
  const text = quoted.length < 3 ? quoted.join(' and ')
    : `${quoted.slice(0, -1).join(', ')}, and ${quoted[quoted.length - 1]}`;
  return `The ${text} argument${names.length > 1 ? 's' : ''} must be specified`;
}

function outOfRange(name, range, value) {
  let text;
  if (Number.isInteger(value) && Math.abs(value) > 2 ** 32) {
    text = separated(String(value));
  } else if (typeof value === 'bigint') {
    text = String(value);
    if (value > 2n ** 32n || value < -(2n ** 32n)) text = separated(text);
    text += 'n';
  } else {
    text = inspectShort(value);
  }
  return `The value of "${name}" is out of range. It must be ${range}. Received ${text}`;
}

function separated(digits) {
  const sign = digits.startsWith('-') ? '-' : '';
  return sign + digits.slice(sign.length).replace(/\B(?=(\d{3})+$)/g, '_');
}

function codedClass(code, Base, describe) {
  const Coded = { [Base.name]: class extends Base {
    constructor(...values) {
      super(describe(...values));
      Object.defineProperty(this, 'message', {
        value: this.message, writable: true, enumerable: false, configurable: true,
      });
      this.code = code;
      this.stack = `${Base.name} [${code}]${stackAfterName(this, Base.name)}`;
      Object.defineProperty(this, 'stack', { enumerable: false });
    }
    toString() {
      return `${this.name} [${code}]: ${this.message}`;
    }
  } }[Base.name];
  // Node's coded errors are, to look at, plain ones of their base class.
  Object.defineProperty(Coded.prototype, 'constructor', {
    value: Base, writable: true, enumerable: false, configurable: true,
  });
  return Coded;
}

function stackAfterName(error, name) {
  const stack = String(error.stack);
  return stack.startsWith(name) ? stack.slice(name.length) : `: ${error.message}\n${stack}`;
}

const codes = {};
for (const code of Object.keys(messages)) {
  let made;
  Object.defineProperty(codes, code, {
    enumerable: true,
    get: () => (made ??= codedClass(code, ...messages[code])),
  });
}

class AbortError extends Error {
  constructor(message = 'The operation was aborted', options = undefined) {
    super(message, options);
    this.code = 'ABORT_ERR';
    this.name = 'AbortError';
  }
}

module.exports = { codes, AbortError };
