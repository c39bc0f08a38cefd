'use strict';

// What kind of built-in object a value is, told by the slots it has and not by its prototype.

const { getProxyDetails, getPromiseDetails } = internalBinding('engine');

const tagOf = (value) => Object.prototype.toString.call(value);
const isObject = (value) => value !== null && typeof value === 'object';

// A test that succeeds when `probe` does not throw on the value.
function branded(probe) {
  return (value) => {
    if (!isObject(value)) return false;
    try {
      probe(value);
      return true;
    } catch {
      return false;
    }
  };
}

const getter = (prototype, key) => Object.getOwnPropertyDescriptor(prototype, key).get;
const mapSize = getter(Map.prototype, 'size');
const setSize = getter(Set.prototype, 'size');
const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
const viewLength = getter(DataView.prototype, 'byteLength');
const sourceOf = getter(RegExp.prototype, 'source');
const typedArrayTag = getter(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const sharedLength = typeof SharedArrayBuffer === 'function'
  ? getter(SharedArrayBuffer.prototype, 'byteLength') : () => { throw 0; };
const functionTag = (fn) => Object.prototype.toString.call(fn);

const types = {
  isMap: branded((value) => mapSize.call(value)),
  isSet: branded((value) => setSize.call(value)),
  isWeakMap: branded((value) => WeakMap.prototype.has.call(value, {})),
  isWeakSet: branded((value) => WeakSet.prototype.has.call(value, {})),
  isDate: branded((value) => Date.prototype.getTime.call(value)),
  isRegExp: (value) => isObject(value) && value !== RegExp.prototype && hasSource(value),
  isArrayBuffer: branded((value) => bufferLength.call(value)),
  isSharedArrayBuffer: branded((value) => sharedLength.call(value)),
  isAnyArrayBuffer: (value) => types.isArrayBuffer(value) || types.isSharedArrayBuffer(value),
  isDataView: branded((value) => viewLength.call(value)),
  isArrayBufferView: (value) => ArrayBuffer.isView(value),
  isTypedArray: (value) => typedArrayName(value) !== undefined,
  isNumberObject: branded((value) => Number.prototype.valueOf.call(value)),
  isStringObject: branded((value) => String.prototype.valueOf.call(value)),
  isBooleanObject: branded((value) => Boolean.prototype.valueOf.call(value)),
  isBigIntObject: branded((value) => BigInt.prototype.valueOf.call(value)),
  isSymbolObject: branded((value) => Symbol.prototype.valueOf.call(value)),
  isBoxedPrimitive: (value) => types.isNumberObject(value) || types.isStringObject(value)
    || types.isBooleanObject(value) || types.isBigIntObject(value) || types.isSymbolObject(value),
  isNativeError: (value) => isObject(value) && require('internal/stack').isErrorObject(value),
  isPromise: (value) => isObject(value) && value instanceof Promise
    && getPromiseDetails(value) !== undefined,
  isProxy: (value) => value !== null && (typeof value === 'object' || typeof value === 'function')
    && getProxyDetails(value) !== undefined,
  isArgumentsObject: (value) => isObject(value) && !Array.isArray(value)
    && value[Symbol.toStringTag] === undefined && tagOf(value) === '[object Arguments]',
  isMapIterator: (value) => isObject(value) && tagOf(value) === '[object Map Iterator]',
  isSetIterator: (value) => isObject(value) && tagOf(value) === '[object Set Iterator]',
  isGeneratorObject: (value) => isObject(value)
    && /^\[object (?:Async)?Generator\]$/.test(tagOf(value)),
  isAsyncFunction: (value) => typeof value === 'function'
    && /^\[object Async(?:Generator)?Function\]$/.test(functionTag(value)),
  isGeneratorFunction: (value) => typeof value === 'function'
    && /^\[object (?:Async)?GeneratorFunction\]$/.test(functionTag(value)),
  // The namespaces that the module loader makes have no prototype and a fixed tag, as real ones do.
  isModuleNamespaceObject(value) {
    if (!isObject(value) || Object.getPrototypeOf(value) !== null) return false;
    const tag = Object.getOwnPropertyDescriptor(value, Symbol.toStringTag);
    return tag !== undefined && tag.value === 'Module' && !tag.writable;
  },
  isExternal: () => false,
  isCryptoKey: () => false,
  isKeyObject: () => false,
};

function hasSource(value) {
  try {
    sourceOf.call(value);
    return true;
  } catch {
    return false;
  }
}

// "Uint8Array" for a typed array whatever its prototype is, else undefined.
function typedArrayName(value) {
  return isObject(value) ? typedArrayTag.call(value) : undefined;
}

for (const name of [
  'Uint8Array', 'Uint8ClampedArray', 'Uint16Array', 'Uint32Array', 'Int8Array', 'Int16Array',
  'Int32Array', 'Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array',
]) {
  types[`is${name}`] = (value) => typedArrayName(value) === name;
}

module.exports = { types, typedArrayName };
