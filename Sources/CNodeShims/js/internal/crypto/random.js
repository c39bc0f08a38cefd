'use strict';

// Random bytes, numbers and UUIDs.

const { codes } = require('internal/errors');
const { DOMException } = require('internal/dom_exception');
const { validateBoolean, validateFunction, validateInteger, validateNumber, validateObject } =
  require('internal/validators');
const { asBuffer, isBytes, withCallback } = require('internal/crypto/support');

const poolSize = 4096;
let pool;
let taken = 0;

// A copy of its own; small ones are taken out of what was asked for at once.
function random(size) {
  if (size > 64) return asBuffer(internalBinding('crypto').randomBytes(size));
  if (pool === undefined || taken + size > poolSize) {
    pool = asBuffer(internalBinding('crypto').randomBytes(poolSize));
    taken = 0;
  }
  const bytes = require('buffer').Buffer.from(pool.subarray(taken, taken + size));
  // What was given away is not kept.
  pool.fill(0, taken, taken + size);
  taken += size;
  return bytes;
}

function sizeOf(size, name, unit, offset, whole) {
  validateNumber(size, name);
  const largest = Math.min(whole, 2 ** 31 - 1);
  if (Number.isNaN(size) || size * unit > largest || size < 0) {
    throw new codes.ERR_OUT_OF_RANGE(name, `>= 0 && <= ${largest}`, size * unit);
  }
  if (size * unit + offset > whole) {
    throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${whole}`, size * unit + offset);
  }
  return size * unit;
}

function randomBytes(size, callback = undefined) {
  size = sizeOf(size, 'size', 1, 0, Infinity);
  if (callback === undefined) return random(size);
  withCallback(callback, () => random(size));
  return undefined;
}

function fill(view, offset, size) {
  if (!isBytes(view)) {
    throw new codes.ERR_INVALID_ARG_TYPE('buf', ['ArrayBuffer', 'ArrayBufferView'], view);
  }
  const unit = view.BYTES_PER_ELEMENT ?? 1;
  const whole = view.byteLength;
  validateNumber(offset, 'offset');
  if (Number.isNaN(offset) || offset * unit > whole || offset < 0) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 && <= ${whole}`, offset * unit);
  }
  const start = offset * unit;
  const count = size === undefined ? whole - start : sizeOf(size, 'size', unit, start, 2 ** 31 - 1);
  if (start + count > whole) {
    throw new codes.ERR_OUT_OF_RANGE('size + offset', `<= ${whole}`, start + count);
  }
  new Uint8Array(view.buffer ?? view, (view.byteOffset ?? 0) + start, count).set(random(count));
  return view;
}

function randomFillSync(view, offset = 0, size = undefined) {
  return fill(view, offset, size);
}

function randomFill(view, offset, size, callback) {
  if (typeof offset === 'function') [callback, offset, size] = [offset, 0, undefined];
  else if (typeof size === 'function') [callback, size] = [size, undefined];
  validateFunction(callback, 'callback');
  withCallback(callback, () => fill(view, offset ?? 0, size));
}

function randomUUID(options = undefined) {
  if (options !== undefined) validateObject(options, 'options');
  if (options?.disableEntropyCache !== undefined) {
    validateBoolean(options.disableEntropyCache, 'options.disableEntropyCache');
  }
  const bytes = random(16);
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function requireSafe(value, name) {
  if (!Number.isSafeInteger(value)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, 'a safe integer', value);
  }
}

// An integer of [minimum, maximum), each as likely as the next.
function randomInt(minimum, maximum, callback) {
  const hasMinimum = maximum !== undefined && typeof maximum !== 'function';
  if (!hasMinimum) [minimum, maximum, callback] = [0, minimum, maximum];
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (hasMinimum) requireSafe(minimum, 'min');
  requireSafe(maximum, 'max');
  if (maximum <= minimum) {
    throw new codes.ERR_OUT_OF_RANGE('max', `greater than the value of "min" (${minimum})`, maximum);
  }
  const range = maximum - minimum;
  if (range > 2 ** 48 - 1) {
    throw new codes.ERR_OUT_OF_RANGE(hasMinimum ? 'max - min' : 'max', `<= ${2 ** 48 - 1}`, range);
  }
  const limit = 2 ** 48 - (2 ** 48 % range);
  const produce = () => {
    for (;;) {
      const value = random(6).readUIntBE(0, 6);
      if (value < limit) return minimum + (value % range);
    }
  };
  if (callback === undefined) return produce();
  require('internal/process/ticks').nextTick(callback, undefined, produce());
  return undefined;
}

// The Web's.
function getRandomValues(view) {
  const isInteger = ArrayBuffer.isView(view) && !(view instanceof DataView)
    && !(view instanceof Float32Array) && !(view instanceof Float64Array);
  if (!isInteger) {
    throw new DOMException('The data argument must be an integer-type TypedArray',
      'TypeMismatchError');
  }
  if (view.byteLength > 65536) {
    throw new DOMException('The requested length exceeds 65,536 bytes', 'QuotaExceededError');
  }
  return fill(view, 0);
}

module.exports = {
  randomBytes, randomFill, randomFillSync, randomInt, randomUUID, getRandomValues,
};
