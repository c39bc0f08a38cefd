'use strict';

// structuredClone: a deep copy that keeps cycles and the language's own kinds of object.

const { types, typedArrayName } = require('internal/util/types');

function uncloneable(value) {
  const { DOMException } = require('internal/dom_exception');
  const text = typeof value === 'function' || typeof value === 'symbol' ? String(value)
    : '#<Object>';
  return new DOMException(`${text} could not be cloned.`, 'DataCloneError');
}

function structuredClone(value, options = undefined) {
  if (arguments.length === 0) {
    throw Object.assign(new TypeError('The value argument must be specified'),
      { code: 'ERR_MISSING_ARGS' });
  }
  const seen = new Map();
  const copy = clone(value, seen);
  for (const memory of options?.transfer ?? []) {
    if (!types.isArrayBuffer(memory)) throw uncloneable(memory);
    memory.transfer?.();
  }
  return copy;
}

function clone(value, seen) {
  if (typeof value === 'symbol' || typeof value === 'function') throw uncloneable(value);
  if (value === null || typeof value !== 'object') return value;
  if (seen.has(value)) return seen.get(value);
  const copy = emptyCopy(value, seen);
  seen.set(value, copy);
  if (types.isMap(value)) {
    for (const [key, element] of [...value]) copy.set(clone(key, seen), clone(element, seen));
  } else if (types.isSet(value)) {
    for (const element of [...value]) copy.add(clone(element, seen));
  } else if (types.isNativeError(value)) {
    cloneErrorParts(value, copy, seen);
  } else if (isPlainCopy(value)) {
    for (const key of Object.keys(value)) copy[key] = clone(value[key], seen);
  }
  return copy;
}

// Objects of a kind of its own carry only what makes them that kind: other properties are dropped.
function isPlainCopy(value) {
  return Array.isArray(value) || !(types.isDate(value) || types.isRegExp(value)
    || types.isBoxedPrimitive(value) || types.isAnyArrayBuffer(value) || ArrayBuffer.isView(value));
}

function emptyCopy(value, seen) {
  if (Array.isArray(value)) return new Array(value.length);
  if (types.isDate(value)) return new Date(Date.prototype.getTime.call(value));
  if (types.isRegExp(value)) return new RegExp(value.source, value.flags);
  if (types.isMap(value)) return new Map();
  if (types.isSet(value)) return new Set();
  if (types.isSymbolObject(value)) throw uncloneable(value);
  if (types.isBoxedPrimitive(value)) return Object(value.valueOf());
  if (types.isArrayBuffer(value)) return value.slice(0);
  if (types.isSharedArrayBuffer(value)) return value;
  if (ArrayBuffer.isView(value)) {
    const memory = clone(value.buffer, seen);
    if (types.isDataView(value)) return new DataView(memory, value.byteOffset, value.byteLength);
    return new globalThis[typedArrayName(value)](memory, value.byteOffset, value.length);
  }
  if (types.isNativeError(value)) {
    const known = ['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
    const Class = known.includes(value.name) ? globalThis[value.name] : Error;
    return Object.create(Class.prototype, Object.getOwnPropertyDescriptors(new Class()));
  }
  if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)
    || value instanceof WeakRef || types.isGeneratorObject(value)) {
    const { DOMException } = require('internal/dom_exception');
    throw new DOMException(`#<${value.constructor.name}> could not be cloned.`, 'DataCloneError');
  }
  return {};
}

function cloneErrorParts(value, copy, seen) {
  for (const key of ['stack', 'message', 'cause']) {
    if (!(key in value)) continue;
    Object.defineProperty(copy, key, {
      value: key === 'cause' ? clone(value.cause, seen) : String(value[key]),
      writable: true, configurable: true, enumerable: false,
    });
  }
}

module.exports = { structuredClone };
