'use strict';

// Blob and File: bytes that never change, with a type.

const { codes } = require('internal/errors');
const { refused } = require('internal/unsupported');

const custom = Symbol.for('nodejs.util.inspect.custom');
const copied = Symbol('kHandle');

function typeOf(type) {
  type = `${type}`;
  return /[^\u{0020}-\u{007E}]/u.test(type) ? '' : type.toLowerCase();
}

function bytesOf(source, endings) {
  if (source instanceof Blob) return source[copied]();
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength).slice();
  }
  if (source instanceof ArrayBuffer) return new Uint8Array(source).slice();
  const text = `${source}`;
  return require('buffer').Buffer.from(endings === 'native' ? text.replace(/\r\n/g, '\n') : text);
}

class Blob {
  #bytes;
  #type;

  constructor(sources = [], options = undefined) {
    if (sources === null || typeof sources === 'string'
      || typeof sources[Symbol.iterator] !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('sources', 'a sequence', sources);
    }
    if (options !== undefined && options !== null && typeof options !== 'object'
      && typeof options !== 'function') {
      throw new codes.ERR_INVALID_ARG_TYPE('options', ['a dictionary'], options);
    }
    const { type = '', endings = 'transparent' } = options ?? {};
    if (`${endings}` !== 'transparent' && `${endings}` !== 'native') {
      throw new codes.ERR_INVALID_ARG_VALUE('options.endings', `${endings}`);
    }
    const parts = Array.from(sources, (source) => bytesOf(source, `${endings}`));
    this.#bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
    let at = 0;
    for (const part of parts) {
      this.#bytes.set(part, at);
      at += part.length;
    }
    this.#type = typeOf(type);
  }

  static #require(blob) {
    if (!(#bytes in blob)) throw new codes.ERR_INVALID_THIS('Blob');
    return blob;
  }

  get size() { return Blob.#require(this).#bytes.length; }
  get type() { return Blob.#require(this).#type; }

  slice(start = 0, end = Blob.#require(this).size, type = '') {
    const size = Blob.#require(this).size;
    const place = (at) => (at < 0 ? Math.max(size + at, 0) : Math.min(at, size));
    const from = place(start);
    const part = this.#bytes.subarray(from, Math.max(place(end), from));
    return new Blob([part], { type });
  }

  async arrayBuffer() { return Blob.#require(this).#bytes.slice().buffer; }
  async bytes() { return Blob.#require(this).#bytes.slice(); }

  async text() {
    const { TextDecoder } = require('internal/encoding');
    return new TextDecoder().decode(Blob.#require(this).#bytes);
  }

  [copied]() { return this.#bytes; }

  [custom](depth, options) {
    return inspected(this, 'Blob', ['size', 'type'], depth, options);
  }
}
Blob.prototype.stream = refused('Blob.stream');

class File extends Blob {
  #name;
  #lastModified;

  constructor(parts, name, options = {}) {
    if (arguments.length < 2) throw new codes.ERR_MISSING_ARGS('fileBits', 'fileName');
    super(parts, options);
    const time = options?.lastModified;
    this.#lastModified = time === undefined ? Date.now() : Number(time) || 0;
    this.#name = `${name}`.toWellFormed();
  }

  get name() { return this.#name; }
  get lastModified() { return this.#lastModified; }

  [custom](depth, options) {
    return inspected(this, 'File', ['size', 'type', 'name', 'lastModified'], depth, options);
  }
}

function inspected(value, name, keys, depth, options) {
  if (depth < 0) return value;
  const { inspect } = require('internal/util/inspect');
  const shown = Object.fromEntries(keys.map((key) => [key, value[key]]));
  const inner = options.depth === undefined || options.depth === null ? null : options.depth - 1;
  return `${name} ${inspect(shown, { ...options, depth: inner })}`;
}

for (const [type, names] of [
  [Blob, ['size', 'type', 'slice', 'stream', 'text', 'arrayBuffer']],
  [File, ['name', 'lastModified']],
]) {
  for (const name of names) Object.defineProperty(type.prototype, name, { enumerable: true });
  Object.defineProperty(type.prototype, Symbol.toStringTag, {
    configurable: true, value: type.name,
  });
}

module.exports = { Blob, File };
