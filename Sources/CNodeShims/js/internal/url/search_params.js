'use strict';

// URLSearchParams: the pairs of a query, in order.

const { sets, encode, decode } = require('internal/url/percent');
const { codes } = require('internal/errors');

const custom = Symbol.for('nodejs.util.inspect.custom');

function parseForm(text) {
  const pairs = [];
  for (const part of text.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals === -1 ? part : part.slice(0, equals);
    const value = equals === -1 ? '' : part.slice(equals + 1);
    pairs.push([decode(name.replaceAll('+', ' ')), decode(value.replaceAll('+', ' '))]);
  }
  return pairs;
}

const encodeForm = (text) => encode(text, sets.form).replaceAll('%20', '+');
const wellFormed = (value) => {
  const text = `${value}`;
  return text.toWellFormed ? text.toWellFormed() : text;
};

function pairsFrom(source) {
  if (source === undefined || source === null) return [];
  if (typeof source !== 'object' && typeof source !== 'function') {
    const text = `${source}`;
    return parseForm(text.startsWith('?') ? text.slice(1) : text);
  }
  const iterate = source[Symbol.iterator];
  if (iterate === undefined || iterate === null) {
    return Reflect.ownKeys(source)
      .filter((key) => Object.prototype.propertyIsEnumerable.call(source, key))
      .map((key) => [wellFormed(key), wellFormed(source[key])]);
  }
  if (typeof iterate !== 'function') throw new codes.ERR_ARG_NOT_ITERABLE('Query pairs');
  return Array.from(source, (pair) => {
    if (pair === null || typeof pair !== 'object' || typeof pair[Symbol.iterator] !== 'function') {
      throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    }
    const both = Array.from(pair);
    if (both.length !== 2) throw new codes.ERR_INVALID_TUPLE('Each query pair', '[name, value]');
    return both.map(wellFormed);
  });
}

function requireCount(values, names) {
  if (values.length < names.length) throw new codes.ERR_MISSING_ARGS(...names);
}

let bindToURL;
let resetParams;

class URLSearchParams {
  #pairs;
  #onChange;

  static {
    bindToURL = (params, onChange) => { params.#onChange = onChange; };
    resetParams = (params, text) => { params.#pairs = parseForm(text); };
  }

  constructor(source = undefined) {
    this.#pairs = pairsFrom(source);
  }

  #changed() {
    this.#onChange?.(this.toString());
  }

  get size() { return this.#pairs.length; }

  append(name, value) {
    requireCount(arguments, ['name', 'value']);
    this.#pairs.push([wellFormed(name), wellFormed(value)]);
    this.#changed();
  }

  delete(name, value = undefined) {
    requireCount(arguments, ['name']);
    name = wellFormed(name);
    this.#pairs = this.#pairs.filter((pair) => pair[0] !== name
      || (value !== undefined && pair[1] !== wellFormed(value)));
    this.#changed();
  }

  get(name) {
    requireCount(arguments, ['name']);
    name = wellFormed(name);
    return this.#pairs.find((pair) => pair[0] === name)?.[1] ?? null;
  }

  getAll(name) {
    requireCount(arguments, ['name']);
    name = wellFormed(name);
    return this.#pairs.filter((pair) => pair[0] === name).map((pair) => pair[1]);
  }

  has(name, value = undefined) {
    requireCount(arguments, ['name']);
    name = wellFormed(name);
    return this.#pairs.some((pair) => pair[0] === name
      && (value === undefined || pair[1] === wellFormed(value)));
  }

  set(name, value) {
    requireCount(arguments, ['name', 'value']);
    name = wellFormed(name);
    const first = this.#pairs.findIndex((pair) => pair[0] === name);
    if (first === -1) {
      this.#pairs.push([name, wellFormed(value)]);
    } else {
      this.#pairs[first][1] = wellFormed(value);
      this.#pairs = this.#pairs.filter((pair, index) => index <= first || pair[0] !== name);
    }
    this.#changed();
  }

  sort() {
    this.#pairs.sort((left, right) => (left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0));
    this.#changed();
  }

  forEach(callback, self = undefined) {
    require('internal/validators').validateFunction(callback, 'callback');
    for (const [name, value] of this.#pairs) callback.call(self, value, name, this);
  }

  entries() { return iterator(this.#pairs, (pair) => pair.slice()); }
  keys() { return iterator(this.#pairs, (pair) => pair[0]); }
  values() { return iterator(this.#pairs, (pair) => pair[1]); }
  [Symbol.iterator]() { return this.entries(); }

  toString() {
    return this.#pairs.map(([name, value]) => `${encodeForm(name)}=${encodeForm(value)}`).join('&');
  }

  [custom](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return '[Object]';
    const inner = { ...options };
    if (depth !== null) inner.depth = depth - 1;
    const shown = this.#pairs.map(([name, value]) =>
      `${inspect(name, inner)} => ${inspect(value, inner)}`);
    const length = shown.reduce((total, text) => total + text.length + 2, -2);
    if (shown.length === 0) return 'URLSearchParams {}';
    if (length <= (inner.breakLength ?? 80)) return `URLSearchParams { ${shown.join(', ')} }`;
    return `URLSearchParams {\n  ${shown.join(',\n  ')} }`;
  }
}

function* steps(pairs, of) {
  for (let index = 0; index < pairs.length; index++) yield of(pairs[index]);
}

function iterator(pairs, of) {
  const inner = steps(pairs, of);
  return Object.create(iteratorPrototype, { inner: { value: inner } });
}

const iteratorPrototype = Object.create(
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]())), {
    next: {
      value: function next() { return this.inner.next(); },
      writable: true, enumerable: true, configurable: true,
    },
    [Symbol.toStringTag]: { value: 'URLSearchParams Iterator', configurable: true },
  });

for (const key of [
  'append', 'delete', 'get', 'getAll', 'has', 'set', 'size', 'sort', 'entries', 'forEach', 'keys',
  'values', 'toString',
]) {
  const descriptor = Object.getOwnPropertyDescriptor(URLSearchParams.prototype, key);
  Object.defineProperty(URLSearchParams.prototype, key, { ...descriptor, enumerable: true });
}
Object.defineProperty(URLSearchParams.prototype, Symbol.toStringTag, {
  value: 'URLSearchParams', configurable: true,
});

module.exports = { URLSearchParams, bindToURL, resetParams };
