'use strict';

// util: inspect and format, and small helpers that scripts share.

const { codes } = require('internal/errors');
const { validateFunction, validateString } = require('internal/validators');
const { inspect } = require('internal/util/inspect');
const { format, formatWithOptions } = require('internal/util/format');
const { withoutTerminalCodes } = require('internal/util/inspect/text');
const { isDeepStrictEqual } = require('internal/util/comparisons');
const { promisify, callbackify } = require('internal/util/promisify');
const { debuglog } = require('internal/util/debuglog');
const { deprecate } = require('internal/util/deprecate');
const { styleText } = require('internal/util/style_text');
const { types } = require('internal/util/types');
const { TextEncoder, TextDecoder } = require('internal/encoding');
const { refused } = require('internal/unsupported');

function checkedFormat(options, ...values) {
  require('internal/validators').validateObject(options, 'inspectOptions');
  return formatWithOptions(options, ...values);
}
Object.defineProperty(checkedFormat, 'name', { value: 'formatWithOptions' });

function inherits(constructor, parent) {
  for (const [value, name] of [[constructor, 'ctor'], [parent, 'superCtor']]) {
    if (value === undefined || value === null) {
      throw new codes.ERR_INVALID_ARG_TYPE(name, 'Function', value);
    }
  }
  if (parent.prototype === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('superCtor.prototype', 'Object', parent.prototype);
  }
  Object.defineProperty(constructor, 'super_', {
    value: parent, writable: true, configurable: true,
  });
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}

function stripVTControlCharacters(text) {
  validateString(text, 'str');
  return withoutTerminalCodes(text);
}

function toUSVString(text) {
  return `${text}`.toWellFormed();
}

async function aborted(signal, resource) {
  require('internal/validators').validateAbortSignal(signal, 'signal');
  if (resource === null || typeof resource !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('resource', 'Object', resource);
  }
  if (signal.aborted) return undefined;
  return new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

const isPrimitive = (value) => value === null
  || (typeof value !== 'object' && typeof value !== 'function');

module.exports = {
  _extend: (target, source) => (isPrimitive(source) ? target : Object.assign(target, source)),
  callbackify,
  debug: debuglog,
  debuglog,
  deprecate,
  format,
  styleText,
  formatWithOptions: checkedFormat,
  inherits,
  inspect,
  isArray: Array.isArray,
  isBoolean: (value) => typeof value === 'boolean',
  isBuffer: (value) => require('buffer').Buffer.isBuffer(value),
  isDeepStrictEqual,
  isNull: (value) => value === null,
  isNullOrUndefined: (value) => value === null || value === undefined,
  isNumber: (value) => typeof value === 'number',
  isString: (value) => typeof value === 'string',
  isSymbol: (value) => typeof value === 'symbol',
  isUndefined: (value) => value === undefined,
  isRegExp: types.isRegExp,
  isObject: (value) => value !== null && typeof value === 'object',
  isDate: types.isDate,
  isError: (value) => types.isNativeError(value) || value instanceof Error,
  isFunction: (value) => typeof value === 'function',
  isPrimitive,
  promisify,
  stripVTControlCharacters,
  toUSVString,
  aborted,
  types,
  parseEnv(content) {
    validateString(content, 'content');
    return internalBinding('dotenv').parse(content);
  },
  TextDecoder,
  TextEncoder,
  getSystemErrorName: (number) => require('internal/util/system_errors').getSystemErrorName(number),
  getSystemErrorMap: () => require('internal/util/system_errors').getSystemErrorMap(),
  transferableAbortController: refused('util.transferableAbortController'),
  transferableAbortSignal: refused('util.transferableAbortSignal'),
};

for (const [name, file] of [['parseArgs', 'parse_args'], ['MIMEType', 'mime'], ['MIMEParams', 'mime']]) {
  Object.defineProperty(module.exports, name, {
    configurable: true, enumerable: true, get: () => require(`internal/util/${file}`)[name],
  });
}
