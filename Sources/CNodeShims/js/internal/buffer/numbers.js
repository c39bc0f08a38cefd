'use strict';

// readUInt16LE, writeDoubleBE and their kin, over a DataView.

const { codes } = require('internal/errors');
const { validateNumber } = require('internal/validators');

const viewOf = (buffer) => new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);

function checkOffset(buffer, offset, size) {
  validateNumber(offset, 'offset');
  if (!Number.isInteger(offset)) throw new codes.ERR_OUT_OF_RANGE('offset', 'an integer', offset);
  if (buffer.length - size < 0) throw new codes.ERR_BUFFER_OUT_OF_BOUNDS();
  if (offset < 0 || offset + size > buffer.length) {
    throw new codes.ERR_OUT_OF_RANGE('offset', `>= 0 and <= ${buffer.length - size}`, offset);
  }
}

function checkRange(value, minimum, maximum, size) {
  // What is no number passes, and is written as zero.
  if (!(value < minimum) && !(value > maximum)) return;
  const n = typeof minimum === 'bigint' ? 'n' : '';
  let range;
  if (size > 4 || n) {
    if (Number(minimum) === 0) range = `>= 0${n} and < 2${n} ** ${size * 8}${n}`;
    else range = `>= -(2${n} ** ${size * 8 - 1}${n}) and < 2${n} ** ${size * 8 - 1}${n}`;
  } else {
    range = `>= ${minimum}${n} and <= ${maximum}${n}`;
  }
  throw new codes.ERR_OUT_OF_RANGE('value', range, value);
}

// What DataView calls each kind, its size, and the limits of an integer.
const kinds = [
  ['UInt16', 'Uint16', 2, 0, 2 ** 16 - 1],
  ['UInt32', 'Uint32', 4, 0, 2 ** 32 - 1],
  ['Int16', 'Int16', 2, -(2 ** 15), 2 ** 15 - 1],
  ['Int32', 'Int32', 4, -(2 ** 31), 2 ** 31 - 1],
  ['BigUInt64', 'BigUint64', 8, 0n, 2n ** 64n - 1n],
  ['BigInt64', 'BigInt64', 8, -(2n ** 63n), 2n ** 63n - 1n],
  ['Float', 'Float32', 4],
  ['Double', 'Float64', 8],
];

function addNumbers(prototype) {
  const add = (name, method) => {
    Object.defineProperty(method, 'name', { value: name });
    prototype[name] = method;
    if (name.includes('UInt')) prototype[name.replace('UInt', 'Uint')] = method;
  };
  const addKind = (name, view, size, minimum, maximum, isLittle) => {
    add(`read${name}`, function (offset = 0) {
      checkOffset(this, offset, size);
      return viewOf(this)[`get${view}`](offset, isLittle);
    });
    add(`write${name}`, function (value, offset = 0) {
      if (minimum !== undefined) {
        value = typeof minimum === 'bigint' ? value : +value;
        checkRange(value, minimum, maximum, size);
      }
      checkOffset(this, offset, size);
      viewOf(this)[`set${view}`](offset, value, isLittle);
      return offset + size;
    });
  };
  addKind('UInt8', 'Uint8', 1, 0, 255, true);
  addKind('Int8', 'Int8', 1, -128, 127, true);
  for (const [name, view, size, minimum, maximum] of kinds) {
    addKind(`${name}LE`, view, size, minimum, maximum, true);
    addKind(`${name}BE`, view, size, minimum, maximum, false);
  }
  addVariableLength(add);
}

function checkLength(byteLength) {
  if (byteLength === undefined) {
    throw new codes.ERR_INVALID_ARG_TYPE('byteLength', 'number', byteLength);
  }
  validateNumber(byteLength, 'byteLength');
  if (!Number.isInteger(byteLength)) {
    throw new codes.ERR_OUT_OF_RANGE('byteLength', 'an integer', byteLength);
  }
  if (byteLength < 1 || byteLength > 6) {
    throw new codes.ERR_OUT_OF_RANGE('byteLength', '>= 1 and <= 6', byteLength);
  }
}

// readIntBE(offset, byteLength) and the like: integers of one to six bytes.
function addVariableLength(add) {
  for (const isLittle of [true, false]) {
    const ending = isLittle ? 'LE' : 'BE';
    const read = (buffer, offset, size) => {
      if (offset === undefined) throw new codes.ERR_INVALID_ARG_TYPE('offset', 'number', offset);
      checkLength(size);
      checkOffset(buffer, offset, size);
      let value = 0;
      for (let index = 0; index < size; index++) {
        value = value * 256 + buffer[isLittle ? offset + size - 1 - index : offset + index];
      }
      return value;
    };
    const write = (buffer, value, offset, size, minimum, maximum) => {
      value = +value;
      checkRange(value, minimum, maximum, size);
      checkOffset(buffer, offset, size);
      let left = value < 0 ? value + 2 ** (8 * size) : value;
      for (let index = 0; index < size; index++) {
        buffer[isLittle ? offset + index : offset + size - 1 - index] = left % 256;
        left = Math.floor(left / 256);
      }
      return offset + size;
    };
    add(`readUInt${ending}`, function (offset, byteLength) {
      return read(this, offset, byteLength);
    });
    add(`readInt${ending}`, function (offset, byteLength) {
      const value = read(this, offset, byteLength);
      return value >= 2 ** (8 * byteLength - 1) ? value - 2 ** (8 * byteLength) : value;
    });
    add(`writeUInt${ending}`, function (value, offset, byteLength) {
      checkLength(byteLength);
      return write(this, value, offset, byteLength, 0, 2 ** (8 * byteLength) - 1);
    });
    add(`writeInt${ending}`, function (value, offset, byteLength) {
      checkLength(byteLength);
      const limit = 2 ** (8 * byteLength - 1);
      return write(this, value, offset, byteLength, -limit, limit - 1);
    });
  }
}

module.exports = { addNumbers };
