'use strict';

// Buffer: bytes with Node's many ways to make, read and write them.

const { codes } = require('internal/errors');
const { validateInteger, validateNumber, validateString, validateArray } =
  require('internal/validators');
const { encodings, normalizedEncoding } = require('internal/buffer/encodings');
const { addNumbers } = require('internal/buffer/numbers');
const { encodingOf, find, swap } = require('internal/buffer/searching');
const { types } = require('internal/util/types');
const { refused } = require('internal/unsupported');

const kMaxLength = 4294967296;
const kStringMaxLength = 536870888;

class FastBuffer extends Uint8Array {}

let warnsOfConstructor = true;

// Once, and not for what others have written.
function warnOfConstructor() {
  if (!warnsOfConstructor) return;
  const frames = String(new Error().stack).split('\n').slice(1);
  const caller = frames.find((frame) => !/\(?node:/.test(frame));
  if (caller === undefined || /[\\/]node_modules[\\/]/.test(caller)) return;
  warnsOfConstructor = false;
  require('process').emitWarning('Buffer() is deprecated due to security and usability issues. '
    + 'Please use the Buffer.alloc(), Buffer.allocUnsafe(), or Buffer.from() methods instead.',
  'DeprecationWarning', 'DEP0005');
}

// Called as a function or with new, both deprecated: Buffer.from or Buffer.alloc by the argument.
function Buffer(value, encoding, length) {
  warnOfConstructor();
  if (typeof value === 'number') {
    if (typeof encoding === 'string') throw new codes.ERR_INVALID_ARG_TYPE('string', 'string', value);
    return Buffer.alloc(value);
  }
  return Buffer.from(value, encoding, length);
}
Object.defineProperty(Buffer, Symbol.species, {
  configurable: true, enumerable: false, get: () => FastBuffer,
});
Object.setPrototypeOf(Buffer, Uint8Array);
Buffer.prototype = FastBuffer.prototype;
Object.defineProperty(Buffer.prototype, 'constructor', {
  value: Buffer, writable: true, enumerable: false, configurable: true,
});

// Where no name is no encoding either.
function namedEncoding(name) {
  if (name === null || name === '') throw new codes.ERR_UNKNOWN_ENCODING(name);
  return encodingOf(name);
}

const overBytes = (bytes) => new FastBuffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function fromString(text, encoding) {
  const known = typeof encoding === 'string' && encoding !== '' ? encodingOf(encoding)
    : encodings.utf8;
  const bytes = known.bytes(text);
  return bytes instanceof Uint8Array ? overBytes(bytes) : fromList(bytes);
}

function fromList(list) {
  const length = Math.max(0, Math.trunc(Number(list.length)) || 0);
  const buffer = new FastBuffer(length);
  for (let index = 0; index < length; index++) buffer[index] = list[index];
  return buffer;
}

function fromArrayBuffer(memory, offset, length) {
  const start = offset === undefined || Number.isNaN(+offset) ? 0 : +offset;
  const room = memory.byteLength - start;
  if (room < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('offset');
  if (length === undefined) return new FastBuffer(memory, start, room);
  const count = +length > 0 ? +length : 0;
  if (count > room) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS('length');
  return new FastBuffer(memory, start, count);
}

Buffer.from = function from(value, encodingOrOffset, length) {
  if (typeof value === 'string') return fromString(value, encodingOrOffset);
  if (value !== null && typeof value === 'object') {
    if (types.isAnyArrayBuffer(value)) return fromArrayBuffer(value, encodingOrOffset, length);
    const primitive = value.valueOf?.();
    if (primitive !== undefined && primitive !== null && primitive !== value
      && (typeof primitive === 'string' || typeof primitive === 'object')) {
      return from(primitive, encodingOrOffset, length);
    }
    if (value.length !== undefined || types.isAnyArrayBuffer(value.buffer)) {
      return typeof value.length === 'number' ? fromList(value) : new FastBuffer();
    }
    if (value.type === 'Buffer' && Array.isArray(value.data)) return fromList(value.data);
    if (typeof value[Symbol.toPrimitive] === 'function') {
      const text = value[Symbol.toPrimitive]('string');
      if (typeof text === 'string') return fromString(text, encodingOrOffset);
    }
  }
  throw new codes.ERR_INVALID_ARG_TYPE('first argument',
    ['string', 'Buffer', 'ArrayBuffer', 'Array', 'Array-like Object'], value);
};

Buffer.of = (...bytes) => fromList(bytes);

function checkSize(size) {
  validateNumber(size, 'size', 0, kMaxLength);
}

Buffer.alloc = function alloc(size, fill, encoding) {
  checkSize(size);
  const buffer = new FastBuffer(size);
  if (fill !== undefined && fill !== 0 && size > 0) {
    if (encoding !== undefined) validateString(encoding, 'encoding');
    buffer.fill(fill, encoding);
  }
  return buffer;
};
Buffer.allocUnsafe = function allocUnsafe(size) {
  checkSize(size);
  return new FastBuffer(size);
};
Buffer.allocUnsafeSlow = function allocUnsafeSlow(size) {
  checkSize(size);
  return new FastBuffer(size);
};
Buffer.isBuffer = function isBuffer(value) {
  return value instanceof Buffer;
};
Buffer.isEncoding = function isEncoding(encoding) {
  return typeof encoding === 'string' && encoding !== ''
    && normalizedEncoding(encoding) !== undefined;
};
Buffer.poolSize = 8192;

function byteLength(value, encoding) {
  if (typeof value === 'string') {
    return encodings[normalizedEncoding(encoding) ?? 'utf8'].byteLength(value);
  }
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return value.byteLength;
  throw new codes.ERR_INVALID_ARG_TYPE('string', ['string', 'Buffer', 'ArrayBuffer'], value);
}
Buffer.byteLength = byteLength;

Buffer.concat = function concat(list, total) {
  validateArray(list, 'list');
  if (total === undefined) {
    total = 0;
    for (const one of list) total += one.length || 0;
  } else {
    validateInteger(total, 'length', 0, kMaxLength);
  }
  const buffer = Buffer.alloc(total);
  let at = 0;
  list.forEach((one, index) => {
    if (!(one instanceof Uint8Array)) {
      throw new codes.ERR_INVALID_ARG_TYPE(`list[${index}]`, ['Buffer', 'Uint8Array'], one);
    }
    const part = one.length > total - at ? one.subarray(0, total - at) : one;
    buffer.set(part, at);
    at += part.length;
  });
  return buffer;
};

Buffer.copyBytesFrom = function copyBytesFrom(view, offset = 0, length = undefined) {
  if (!ArrayBuffer.isView(view) || view instanceof DataView) {
    throw new codes.ERR_INVALID_ARG_TYPE('view', ['TypedArray'], view);
  }
  validateInteger(offset, 'offset', 0);
  if (length === undefined) length = Math.max(view.length - offset, 0);
  else validateInteger(length, 'length', 0);
  const part = view.subarray(offset, offset + length);
  return Buffer.from(new Uint8Array(part.buffer, part.byteOffset, part.byteLength));
};

function requireBytes(value, name) {
  if (!(value instanceof Uint8Array)) {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['Buffer', 'Uint8Array'], value);
  }
}

function compareBytes(left, right) {
  const count = Math.min(left.length, right.length);
  for (let index = 0; index < count; index++) {
    if (left[index] !== right[index]) return left[index] < right[index] ? -1 : 1;
  }
  return Math.sign(left.length - right.length);
}

Buffer.compare = function compare(left, right) {
  requireBytes(left, 'buf1');
  requireBytes(right, 'buf2');
  return compareBytes(left, right);
};

// A place within `length` from an argument that may be missing, negative, or not a number.
function place(value, fallback, length) {
  if (value === undefined) return fallback;
  const number = Math.trunc(+value) || 0;
  return Math.min(Math.max(number, 0), length);
}

const methods = {
  toString(encoding, start, end) {
    const from = start === undefined ? 0 : place(start, 0, this.length);
    const to = place(end, this.length, this.length);
    if (to <= from) return '';
    return (encoding === undefined ? encodings.utf8 : namedEncoding(encoding)).text(this, from, to);
  },
  toLocaleString(encoding, start, end) {
    return this.toString(encoding, start, end);
  },
  equals(other) {
    requireBytes(other, 'otherBuffer');
    return this === other || (this.length === other.length && compareBytes(this, other) === 0);
  },
  compare(target, targetStart = 0, targetEnd, sourceStart = 0, sourceEnd) {
    requireBytes(target, 'target');
    const limits = [
      ['targetStart', targetStart, target.length], ['targetEnd', targetEnd, target.length],
      ['sourceStart', sourceStart, this.length], ['sourceEnd', sourceEnd, this.length],
    ];
    for (const [name, value, limit] of limits) {
      if (value !== undefined) validateInteger(value, name, 0, name.endsWith('End') ? limit : kMaxLength);
    }
    return compareBytes(this.subarray(sourceStart, sourceEnd), target.subarray(targetStart, targetEnd));
  },
  copy(target, targetStart, sourceStart, sourceEnd) {
    requireBytes(target, 'target');
    const to = targetStart === undefined ? 0 : Math.trunc(+targetStart) || 0;
    if (to < 0) throw new codes.ERR_OUT_OF_RANGE('targetStart', '>= 0', to);
    const from = sourceStart === undefined ? 0 : Math.trunc(+sourceStart) || 0;
    if (from < 0 || from > this.length) {
      throw new codes.ERR_OUT_OF_RANGE('sourceStart', `>= 0 && <= ${this.length}`, from);
    }
    const end = sourceEnd === undefined ? this.length : Math.trunc(+sourceEnd) || 0;
    if (end < 0) throw new codes.ERR_OUT_OF_RANGE('sourceEnd', '>= 0', end);
    if (to >= target.length || from >= end) return 0;
    const part = this.subarray(from, Math.min(end, this.length, from + target.length - to));
    target.set(part, to);
    return part.length;
  },
  slice(start, end) {
    return this.subarray(start, end);
  },
  subarray(start, end) {
    const view = Uint8Array.prototype.subarray.call(this, start, end);
    return view instanceof FastBuffer ? view
      : new FastBuffer(view.buffer, view.byteOffset, view.byteLength);
  },
  write(text, offset, length, encoding) {
    if (typeof text !== 'string') {
      throw Object.assign(new TypeError('argument must be a string'), { code: 'ERR_INVALID_ARG_TYPE' });
    }
    // Without an offset nothing behind it counts.
    if (offset === undefined) [encoding, length] = [undefined, undefined];
    else if (typeof offset === 'string' && length === undefined) [encoding, offset] = [offset, 0];
    else if (typeof length === 'string') [encoding, length] = [length, undefined];
    const start = offset === undefined ? 0 : offset;
    validateInteger(start, 'offset', 0, this.length);
    const room = this.length - start;
    if (length !== undefined) validateInteger(length, 'length', 0, this.length);
    const limit = length === undefined ? room : Math.min(length, room);
    const known = encodingOf(encoding);
    if (known.write) return known.write(text, this, start, limit);
    const bytes = known.bytes(text);
    const unit = known.unit ?? 1;
    const count = Math.floor(Math.min(limit, bytes.length) / unit) * unit;
    for (let index = 0; index < count; index++) this[start + index] = bytes[index];
    return count;
  },
  fill(value, offset, end, encoding) {
    if (typeof value === 'string') {
      if (offset === undefined || typeof offset === 'string') {
        [encoding, offset, end] = [offset, 0, this.length];
      } else if (typeof end === 'string') {
        [encoding, end] = [end, undefined];
      }
    }
    // Without an offset nothing behind it counts.
    if (offset === undefined) end = undefined;
    const from = offset === undefined ? 0 : offset;
    const to = end === undefined ? this.length : end;
    const known = typeof value === 'string' ? encodingOf(encoding) : undefined;
    validateInteger(from, 'offset', 0, kMaxLength);
    validateInteger(to, 'end', 0, this.length);
    if (from >= to) return this;
    if (known !== undefined) {
      const bytes = known.bytes(value);
      if (bytes.length === 0 && value.length > 0) {
        throw new codes.ERR_INVALID_ARG_VALUE('value', value);
      }
      value = bytes.length > 0 ? bytes : 0;
    }
    if (typeof value === 'object' && value !== null && value.length !== undefined) {
      if (value.length === 0) throw new codes.ERR_INVALID_ARG_VALUE('value', value);
      for (let index = from; index < to; index++) this[index] = value[(index - from) % value.length];
    } else {
      Uint8Array.prototype.fill.call(this, value & 255, from, to);
    }
    return this;
  },
  indexOf(value, offset, encoding) {
    return find(this, value, offset, encoding, true);
  },
  lastIndexOf(value, offset, encoding) {
    return find(this, value, offset, encoding, false);
  },
  includes(value, offset, encoding) {
    return find(this, value, offset, encoding, true) !== -1;
  },
  toJSON() {
    return { type: 'Buffer', data: Array.from(this) };
  },
  swap16() { return swap(this, 2); },
  swap32() { return swap(this, 4); },
  swap64() { return swap(this, 8); },
  [Symbol.for('nodejs.util.inspect.custom')](depth, options) {
    const limit = module.exports.INSPECT_MAX_BYTES;
    let text = Array.from(this.subarray(0, limit), (byte) => byte.toString(16).padStart(2, '0'))
      .join(' ');
    const left = this.length - limit;
    if (left > 0) text += ` ... ${left} more byte${left > 1 ? 's' : ''}`;
    if (options) {
      const extras = Object.create(null);
      let hasExtras = false;
      for (const key of Reflect.ownKeys(this)) {
        if (typeof key === 'string' && /^\d+$/.test(key)) continue;
        if (!Object.prototype.propertyIsEnumerable.call(this, key)) continue;
        extras[key] = this[key];
        hasExtras = true;
      }
      if (hasExtras) {
        const { inspect } = require('internal/util/inspect');
        const shown = inspect(extras, { ...options, breakLength: Infinity, compact: true });
        text += `${this.length > 0 ? ', ' : ''}${shown.slice(27, -2)}`;
      }
    }
    return `<${this.constructor.name} ${text}>`;
  },
};

// Methods of classes are not enumerable, those of Node's Buffer.prototype are: as Node has them.
for (const key of Reflect.ownKeys(methods)) Buffer.prototype[key] = methods[key];
Buffer.prototype.inspect = methods[Symbol.for('nodejs.util.inspect.custom')];
Object.defineProperty(Buffer.prototype.inspect, 'name', { value: 'inspect' });
for (const [name, encoding] of [
  ['utf8', 'utf8'], ['ascii', 'ascii'], ['latin1', 'latin1'], ['hex', 'hex'], ['ucs2', 'utf16le'],
  ['base64', 'base64'], ['base64url', 'base64url'],
]) {
  Buffer.prototype[`${name}Slice`] = function (start, end) {
    return this.toString(encoding, start, end);
  };
  Buffer.prototype[`${name}Write`] = function (text, offset, length) {
    return this.write(text, offset, length, encoding);
  };
}
addNumbers(Buffer.prototype);
Object.defineProperty(Buffer.prototype, 'parent', {
  enumerable: true, get() { return this instanceof Buffer ? this.buffer : undefined; },
});
Object.defineProperty(Buffer.prototype, 'offset', {
  enumerable: true, get() { return this instanceof Buffer ? this.byteOffset : undefined; },
});

function SlowBuffer(length) {
  return Buffer.allocUnsafeSlow(length);
}

module.exports = {
  Buffer,
  SlowBuffer,
  kMaxLength,
  kStringMaxLength,
  constants: { MAX_LENGTH: kMaxLength, MAX_STRING_LENGTH: kStringMaxLength },
  INSPECT_MAX_BYTES: 50,
  get Blob() { return require('internal/blob').Blob; },
  get File() { return require('internal/blob').File; },
  resolveObjectURL: refused('buffer.resolveObjectURL'),
};

// What few scripts use is there when it is first asked for.
for (const name of ['atob', 'btoa', 'isAscii', 'isUtf8', 'transcode']) {
  Object.defineProperty(module.exports, name, {
    configurable: true, enumerable: true, get: () => require('internal/buffer/transcoding')[name],
  });
}
