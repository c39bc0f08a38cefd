'use strict';

// Deep equality, strict (assert.deepStrictEqual, util.isDeepStrictEqual) and loose (deepEqual).

const { types, typedArrayName } = require('internal/util/types');

const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);
const tagOf = (value) => Object.prototype.toString.call(value);
const isObject = (value) => value !== null && typeof value === 'object';

function isDeepEqual(left, right) {
  return compare(left, right, false, []);
}

function isDeepStrictEqual(left, right) {
  return compare(left, right, true, []);
}

function compare(left, right, isStrict, pairs) {
  if (left === right) return left !== 0 || !isStrict || Object.is(left, right);
  if (isStrict) {
    if (typeof left !== 'object') return Number.isNaN(left) && Number.isNaN(right);
    if (!isObject(left) || !isObject(right)) return false;
    if (Object.getPrototypeOf(left) !== Object.getPrototypeOf(right)) return false;
  } else {
    if (!isObject(left)) {
      // eslint-disable-next-line eqeqeq
      return !isObject(right) && (left == right || (Number.isNaN(left) && Number.isNaN(right)));
    }
    if (!isObject(right)) return false;
  }
  if (tagOf(left) !== tagOf(right)) return false;
  return compareObjects(left, right, isStrict, pairs);
}

function compareObjects(left, right, isStrict, pairs) {
  if (Array.isArray(left) || Array.isArray(right)) {
    if (!Array.isArray(left) || !Array.isArray(right) || left.length !== right.length) return false;
    return compareInside(left, right, isStrict, pairs);
  }
  if (types.isDate(left) || types.isDate(right)) {
    if (!types.isDate(left) || !types.isDate(right)) return false;
    const times = [left, right].map((date) => Date.prototype.getTime.call(date));
    if (times[0] !== times[1]) return false;
  } else if (types.isRegExp(left) || types.isRegExp(right)) {
    if (!types.isRegExp(left) || !types.isRegExp(right) || left.source !== right.source
      || left.flags !== right.flags || left.lastIndex !== right.lastIndex) {
      return false;
    }
  } else if (types.isNativeError(left) || left instanceof Error) {
    if (!(types.isNativeError(right) || right instanceof Error)
      || left.message !== right.message || left.name !== right.name) {
      return false;
    }
    for (const key of ['cause', 'errors']) {
      if (Object.hasOwn(left, key) !== Object.hasOwn(right, key)) return false;
      if (Object.hasOwn(left, key) && !compare(left[key], right[key], isStrict, pairs)) return false;
    }
  } else if (ArrayBuffer.isView(left)) {
    if (!ArrayBuffer.isView(right) || !sameBytesOrNumbers(left, right, isStrict)) return false;
  } else if (types.isAnyArrayBuffer(left)) {
    if (!types.isAnyArrayBuffer(right)) return false;
    if (!sameElements(new Uint8Array(left), new Uint8Array(right))) return false;
  } else if (types.isBoxedPrimitive(left)) {
    if (!types.isBoxedPrimitive(right) || !Object.is(left.valueOf(), right.valueOf())) return false;
  }
  if (types.isSet(left) !== types.isSet(right) || types.isMap(left) !== types.isMap(right)) {
    return false;
  }
  return compareInside(left, right, isStrict, pairs);
}

function sameBytesOrNumbers(left, right, isStrict) {
  const kind = typedArrayName(left);
  if (!isStrict && /^Float/.test(kind ?? '')) {
    return left.length === right.length && left.every((value, index) => value === right[index]);
  }
  const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return sameElements(bytes(left), bytes(right));
}

function sameElements(left, right) {
  return left.length === right.length && left.every((value, index) => value === right[index]);
}

function ownKeys(object, isStrict) {
  const keys = Object.keys(object);
  if (!isStrict) return keys;
  const symbols = Object.getOwnPropertySymbols(object);
  return keys.concat(symbols.filter((key) => isEnumerable(object, key)));
}

function compareInside(left, right, isStrict, pairs) {
  let leftKeys = [];
  let rightKeys = [];
  if (!ArrayBuffer.isView(left)) {
    leftKeys = ownKeys(left, isStrict);
    rightKeys = ownKeys(right, isStrict);
    if (leftKeys.length !== rightKeys.length) return false;
    if (!leftKeys.every((key) => isEnumerable(right, key))) return false;
  }
  // A pair that is being compared further up counts as equal: a cycle meets itself.
  for (const [one, other] of pairs) if (one === left && other === right) return true;
  pairs.push([left, right]);
  const isEqual = compareContents(left, right, isStrict, pairs)
    && leftKeys.every((key) => compare(left[key], right[key], isStrict, pairs));
  pairs.pop();
  return isEqual;
}

function compareContents(left, right, isStrict, pairs) {
  if (types.isSet(left)) return compareSets(left, right, isStrict, pairs);
  if (types.isMap(left)) return compareMaps(left, right, isStrict, pairs);
  return true;
}

function compareSets(left, right, isStrict, pairs) {
  if (left.size !== right.size) return false;
  const open = [...right].filter((element) => isObject(element) || !left.has(element));
  for (const element of left) {
    if (!isObject(element) && right.has(element)) continue;
    if (isStrict && !isObject(element)) return false;
    const index = open.findIndex((other) => compare(element, other, isStrict, pairs));
    if (index === -1) return false;
    open.splice(index, 1);
  }
  return true;
}

function compareMaps(left, right, isStrict, pairs) {
  if (left.size !== right.size) return false;
  const open = [...right];
  for (const [key, value] of left) {
    const index = open.findIndex(([otherKey, other]) =>
      (isObject(key) || !isStrict ? compare(key, otherKey, isStrict, pairs) : sameKey(key, otherKey))
      && compare(value, other, isStrict, pairs));
    if (index === -1) return false;
    open.splice(index, 1);
  }
  return true;
}

// As a map compares its keys: NaN is itself, and the zeros are one.
const sameKey = (left, right) => left === right || (Number.isNaN(left) && Number.isNaN(right));

module.exports = { isDeepEqual, isDeepStrictEqual };
