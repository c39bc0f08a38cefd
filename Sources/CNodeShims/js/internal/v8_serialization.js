'use strict';

// v8.serialize and v8.deserialize: version 15 of V8's format (value-serializer.cc), with views over memory as
// Node's DefaultSerializer writes them.

const { Buffer } = require('buffer');
const { types } = require('internal/util/types');

const views = [
  Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, DataView,
  Buffer, BigInt64Array, BigUint64Array,
];
const errorTags = { EvalError: 'E', RangeError: 'R', ReferenceError: 'F', SyntaxError: 'S', TypeError: 'T', URIError: 'U' };
const regularExpressionFlags = ['g', 'i', 'm', 'y', 'u', 's', 'l', 'd', 'v'];

function uncloneable(value) {
  const text = typeof value === 'function' || typeof value === 'symbol' ? String(value) : '#<Object>';
  return new Error(`${text} could not be cloned.`);
}

class Writer {
  #bytes = [];
  #seen = new Map();

  serialize(value) {
    this.#bytes.push(0xff, 15);
    this.#write(value);
    return Buffer.from(this.#bytes);
  }

  #tag(character) { this.#bytes.push(character.charCodeAt(0)); }

  #varint(number) {
    let rest = BigInt(number);
    while (rest >= 0x80n) {
      this.#bytes.push(Number(rest & 0x7fn) | 0x80);
      rest >>= 7n;
    }
    this.#bytes.push(Number(rest));
  }

  #double(number) { this.#bytes.push(...new Uint8Array(new Float64Array([number]).buffer)); }

  #string(text) {
    // eslint-disable-next-line no-control-regex
    if (/^[\x00-\xff]*$/.test(text)) {
      this.#tag('"');
      this.#varint(text.length);
      for (let index = 0; index < text.length; index++) this.#bytes.push(text.charCodeAt(index));
    } else {
      const length = text.length * 2;
      // The characters begin at an even place.
      if ((this.#bytes.length + 1 + varintLength(length)) % 2 === 1) this.#bytes.push(0);
      this.#tag('c');
      this.#varint(length);
      for (let index = 0; index < text.length; index++) {
        const unit = text.charCodeAt(index);
        this.#bytes.push(unit & 0xff, unit >> 8);
      }
    }
  }

  #bigint(value) {
    let magnitude = value < 0n ? -value : value;
    const digits = [];
    while (magnitude > 0n) {
      for (let byte = 0; byte < 8; byte++) {
        digits.push(Number(magnitude & 0xffn));
        magnitude >>= 8n;
      }
    }
    this.#varint((digits.length << 1) | (value < 0n ? 1 : 0));
    this.#bytes.push(...digits);
  }

  #write(value) {
    switch (typeof value) {
      case 'undefined': return this.#tag('_');
      case 'boolean': return this.#tag(value ? 'T' : 'F');
      case 'string': return this.#string(value);
      case 'number':
        if (Number.isInteger(value) && value === (value | 0) && !Object.is(value, -0)) {
          this.#tag('I');
          return this.#varint(value < 0 ? -value * 2 - 1 : value * 2);
        }
        this.#tag('N');
        return this.#double(value);
      case 'bigint':
        this.#tag('Z');
        return this.#bigint(value);
      case 'object': return value === null ? this.#tag('0') : this.#object(value);
      default: throw uncloneable(value);
    }
  }

  #object(value) {
    if (ArrayBuffer.isView(value)) return this.#view(value);
    if (this.#seen.has(value)) {
      this.#tag('^');
      return this.#varint(this.#seen.get(value));
    }
    this.#seen.set(value, this.#seen.size);
    if (Array.isArray(value)) return this.#array(value);
    if (types.isDate(value)) {
      this.#tag('D');
      return this.#double(value.getTime());
    }
    if (types.isBoxedPrimitive(value)) return this.#boxed(value.valueOf());
    if (types.isRegExp(value)) {
      this.#tag('R');
      this.#string(value.source);
      return this.#varint([...value.flags].reduce((sum, flag) => sum | (1 << regularExpressionFlags.indexOf(flag)), 0));
    }
    if (types.isMap(value)) return this.#entries(';', ':', [...value].flat());
    if (types.isSet(value)) return this.#entries("'", ',', [...value]);
    if (types.isArrayBuffer(value)) {
      this.#tag('B');
      this.#varint(value.byteLength);
      this.#bytes.push(...new Uint8Array(value));
      return undefined;
    }
    if (types.isNativeError(value)) return this.#error(value);
    if (types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value)) throw uncloneable(value);
    this.#tag('o');
    const count = this.#properties(Object.keys(value), value);
    this.#tag('{');
    return this.#varint(count);
  }

  #properties(keys, object) {
    for (const key of keys) {
      const index = Number(key);
      this.#write(String(index) === key && Number.isInteger(index) && index >= 0 && index < 2 ** 32 - 1 ? index : key);
      this.#write(object[key]);
    }
    return keys.length;
  }

  #array(value) {
    const others = Object.keys(value).filter((key) => !/^\d+$/.test(key));
    const isDense = Object.keys(value).length - others.length === value.length;
    this.#tag(isDense ? 'A' : 'a');
    this.#varint(value.length);
    let count;
    if (isDense) {
      for (const element of value) this.#write(element);
      count = this.#properties(others, value);
    } else count = this.#properties(Object.keys(value), value);
    this.#tag(isDense ? '$' : '@');
    this.#varint(count);
    this.#varint(value.length);
  }

  #boxed(value) {
    if (typeof value === 'boolean') return this.#tag(value ? 'y' : 'x');
    if (typeof value === 'number') {
      this.#tag('n');
      return this.#double(value);
    }
    if (typeof value === 'bigint') {
      this.#tag('z');
      return this.#bigint(value);
    }
    if (typeof value === 'symbol') throw uncloneable(value);
    this.#tag('s');
    return this.#string(value);
  }

  #entries(open, close, values) {
    this.#tag(open);
    for (const value of values) this.#write(value);
    this.#tag(close);
    this.#varint(values.length);
  }

  #error(value) {
    this.#tag('r');
    if (errorTags[value.name] !== undefined) this.#tag(errorTags[value.name]);
    if (value.message !== undefined && Object.hasOwn(value, 'message')) {
      this.#tag('m');
      this.#string(`${value.message}`);
    }
    if (Object.hasOwn(value, 'cause')) {
      this.#tag('c');
      this.#write(value.cause);
    }
    if (typeof value.stack === 'string') {
      this.#tag('s');
      this.#string(value.stack);
    }
    this.#tag('.');
  }

  // A host object of Node's: the kind of view, its length and its bytes.
  #view(value) {
    if (this.#seen.has(value)) {
      this.#tag('^');
      return this.#varint(this.#seen.get(value));
    }
    this.#seen.set(value, this.#seen.size);
    this.#tag('\\');
    this.#varint(Buffer.isBuffer(value) ? 10 : views.findIndex((View) => value.constructor === View));
    this.#varint(value.byteLength);
    this.#bytes.push(...new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
    return undefined;
  }
}

function varintLength(number) {
  let length = 1;
  for (let rest = number; rest >= 0x80; rest = Math.floor(rest / 128)) length++;
  return length;
}

class Reader {
  #bytes;
  #at = 0;
  #objects = [];

  constructor(bytes) { this.#bytes = bytes; }

  deserialize() {
    if (this.#bytes[0] !== 0xff || this.#bytes[1] > 15) throw new Error('Unable to deserialize cloned data due to invalid or unsupported version.');
    this.#at = 2;
    return this.#read();
  }

  #tag() {
    while (this.#bytes[this.#at] === 0) this.#at++;
    if (this.#at >= this.#bytes.length) throw new Error('Unable to deserialize cloned data.');
    return String.fromCharCode(this.#bytes[this.#at++]);
  }

  #peek() {
    while (this.#bytes[this.#at] === 0) this.#at++;
    return String.fromCharCode(this.#bytes[this.#at]);
  }

  #varint() {
    let result = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.#at++];
      result += (byte & 0x7f) * factor;
      if (byte < 0x80) return result;
    }
  }

  #take(length) {
    if (this.#at + length > this.#bytes.length) throw new Error('Unable to deserialize cloned data.');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #double() { return new Float64Array(new Uint8Array(this.#take(8)).buffer)[0]; }

  #bigint() {
    const field = this.#varint();
    const digits = this.#take(field >> 1);
    let result = 0n;
    for (let index = digits.length - 1; index >= 0; index--) result = (result << 8n) | BigInt(digits[index]);
    return field & 1 ? -result : result;
  }

  #note(object) {
    this.#objects.push(object);
    return object;
  }

  #read() {
    const tag = this.#tag();
    switch (tag) {
      case '_': return undefined;
      case '0': return null;
      case 'T': return true;
      case 'F': return false;
      case 'I': {
        const number = this.#varint();
        return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
      }
      case 'U': return this.#varint();
      case 'N': return this.#double();
      case 'Z': return this.#bigint();
      case '"': return Buffer.from(this.#take(this.#varint())).toString('latin1');
      case 'c': return Buffer.from(this.#take(this.#varint())).toString('utf16le');
      case 'S': return Buffer.from(this.#take(this.#varint())).toString('utf8');
      case '^': return this.#objects[this.#varint()];
      case 'D': return this.#note(new Date(this.#double()));
      case 'y': return this.#note(Object(true));
      case 'x': return this.#note(Object(false));
      case 'n': return this.#note(Object(this.#double()));
      case 'z': return this.#note(Object(this.#bigint()));
      case 's': return this.#note(Object(this.#read()));
      case 'R': {
        const source = this.#read();
        const bits = this.#varint();
        return this.#note(new RegExp(source, regularExpressionFlags.filter((_, index) => bits & (1 << index)).join('')));
      }
      case 'o': return this.#properties(this.#note({}), '{', 1);
      case 'A': {
        const array = this.#note(new Array(this.#varint()));
        for (let index = 0; index < array.length; index++) array[index] = this.#read();
        return this.#properties(array, '$', 2);
      }
      case 'a': return this.#properties(this.#note(new Array(this.#varint())), '@', 2);
      case ';': {
        const map = this.#note(new Map());
        while (this.#peek() !== ':') map.set(this.#read(), this.#read());
        return this.#closed(map, 1);
      }
      case "'": {
        const set = this.#note(new Set());
        while (this.#peek() !== ',') set.add(this.#read());
        return this.#closed(set, 1);
      }
      case 'B': return this.#note(new Uint8Array(this.#take(this.#varint())).buffer);
      case 'r': return this.#error();
      case '\\': return this.#view();
      default: throw new Error('Unable to deserialize cloned data.');
    }
  }

  #properties(object, close, numbers) {
    while (this.#peek() !== close) {
      const key = this.#read();
      object[key] = this.#read();
    }
    return this.#closed(object, numbers);
  }

  #closed(object, numbers) {
    this.#tag();
    for (let count = 0; count < numbers; count++) this.#varint();
    return object;
  }

  #error() {
    const place = this.#objects.push(undefined) - 1;
    let Class = Error;
    const properties = {};
    for (;;) {
      const tag = this.#tag();
      const known = Object.keys(errorTags).find((name) => errorTags[name] === tag);
      if (known !== undefined) Class = globalThis[known];
      else if (tag === 'm') properties.message = this.#read();
      else if (tag === 'c') properties.cause = this.#read();
      else if (tag === 's') properties.stack = this.#read();
      else break;
    }
    const error = new Class(properties.message);
    for (const key of ['cause', 'stack']) {
      if (key in properties) {
        Object.defineProperty(error, key, { value: properties[key], writable: true, configurable: true, enumerable: false });
      }
    }
    this.#objects[place] = error;
    return error;
  }

  #view() {
    const View = views[this.#varint()];
    const bytes = this.#take(this.#varint());
    if (View === Buffer) return this.#note(Buffer.from(bytes));
    const memory = new Uint8Array(bytes).buffer;
    return this.#note(new View(memory));
  }
}

function serialize(value) {
  return new Writer().serialize(value);
}

function deserialize(bytes) {
  if (!ArrayBuffer.isView(bytes)) {
    const { codes } = require('internal/errors');
    throw new codes.ERR_INVALID_ARG_TYPE('buffer', ['Buffer', 'TypedArray', 'DataView'], bytes);
  }
  return new Reader(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)).deserialize();
}

module.exports = { serialize, deserialize };
