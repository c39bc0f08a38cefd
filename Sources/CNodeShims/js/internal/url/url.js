'use strict';

// The URL class over a parsed record.

const { parse, parseInto, serialize, pathText, isSpecialScheme } = require('internal/url/parser');
const { sets, encode } = require('internal/url/percent');
const { codes } = require('internal/errors');
const { refusal } = require('internal/unsupported');

const custom = Symbol.for('nodejs.util.inspect.custom');

function invalidURL(input, base) {
  const error = new TypeError('Invalid URL');
  error.code = 'ERR_INVALID_URL';
  error.input = input;
  if (base !== undefined) error.base = base;
  return error;
}

const webOrigins = ['http', 'https', 'ws', 'wss', 'ftp'];

class URL {
  #record;
  #searchParams;

  constructor(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    input = `${input}`;
    let from = null;
    if (base !== undefined) {
      base = `${base}`;
      from = parse(base);
      if (from === null) throw invalidURL(input, base);
    }
    const record = parse(input, from);
    if (record === null) throw invalidURL(input, base);
    this.#record = record;
  }

  static canParse(input, base = undefined) {
    if (arguments.length === 0) throw new codes.ERR_MISSING_ARGS('url');
    try {
      new URL(input, base);
      return true;
    } catch {
      return false;
    }
  }

  static parse(input, base = undefined) {
    return URL.canParse(input, base) ? new URL(input, base) : null;
  }

  static createObjectURL() {
    throw refusal('URL.createObjectURL()');
  }

  static revokeObjectURL() {
    throw refusal('URL.revokeObjectURL()');
  }

  get #hasNoCredentials() {
    const { host, scheme } = this.#record;
    return host === null || host === '' || scheme === 'file';
  }

  get href() { return serialize(this.#record); }
  set href(value) {
    const record = parse(`${value}`);
    if (record === null) throw invalidURL(`${value}`);
    this.#record = record;
    this.#refreshParams();
  }

  get origin() {
    const { scheme, host, port, path } = this.#record;
    if (scheme === 'blob' && typeof path === 'string') {
      const inner = parse(path);
      return inner !== null && /^https?$/.test(inner.scheme) ? new URL(path).origin : 'null';
    }
    if (!webOrigins.includes(scheme)) return 'null';
    return `${scheme}://${host}${port === null ? '' : `:${port}`}`;
  }

  get protocol() { return `${this.#record.scheme}:`; }
  set protocol(value) { parseInto(this.#record, `${value}:`, 'schemeStart'); }

  get username() { return this.#record.username; }
  set username(value) {
    if (!this.#hasNoCredentials) this.#record.username = encode(`${value}`, sets.userinfo);
  }

  get password() { return this.#record.password; }
  set password(value) {
    if (!this.#hasNoCredentials) this.#record.password = encode(`${value}`, sets.userinfo);
  }

  get host() {
    const { host, port } = this.#record;
    if (host === null) return '';
    return port === null ? host : `${host}:${port}`;
  }
  set host(value) {
    if (typeof this.#record.path !== 'string') parseInto(this.#record, `${value}`, 'host');
  }

  get hostname() { return this.#record.host ?? ''; }
  set hostname(value) {
    if (typeof this.#record.path !== 'string') parseInto(this.#record, `${value}`, 'hostname');
  }

  get port() { return this.#record.port === null ? '' : String(this.#record.port); }
  set port(value) {
    if (this.#hasNoCredentials) return;
    if (`${value}` === '') this.#record.port = null;
    else parseInto(this.#record, `${value}`, 'port');
  }

  get pathname() { return pathText(this.#record); }
  set pathname(value) {
    if (typeof this.#record.path === 'string') return;
    this.#record.path = [];
    parseInto(this.#record, `${value}`, 'pathStart');
  }

  get search() {
    const { query } = this.#record;
    return query === null || query === '' ? '' : `?${query}`;
  }
  set search(value) {
    let text = `${value}`;
    if (text === '') {
      this.#record.query = null;
    } else {
      if (text.startsWith('?')) text = text.slice(1);
      const isSpecial = isSpecialScheme(this.#record.scheme);
      this.#record.query = encode(text.replace(/[\t\n\r]/g, ''),
        isSpecial ? sets.specialQuery : sets.query);
    }
    this.#refreshParams();
  }

  get searchParams() {
    if (this.#searchParams === undefined) {
      const { URLSearchParams, bindToURL } = require('internal/url/search_params');
      this.#searchParams = new URLSearchParams(this.#record.query ?? '');
      bindToURL(this.#searchParams, (text) => {
        this.#record.query = text === '' ? null : text;
      });
    }
    return this.#searchParams;
  }

  #refreshParams() {
    if (this.#searchParams === undefined) return;
    const { resetParams } = require('internal/url/search_params');
    resetParams(this.#searchParams, this.#record.query ?? '');
  }

  get hash() {
    const { fragment } = this.#record;
    return fragment === null || fragment === '' ? '' : `#${fragment}`;
  }
  set hash(value) {
    const text = `${value}`;
    if (text === '') this.#record.fragment = null;
    else {
      const body = text.startsWith('#') ? text.slice(1) : text;
      this.#record.fragment = encode(body.replace(/[\t\n\r]/g, ''), sets.fragment);
    }
  }

  toString() { return this.href; }
  toJSON() { return this.href; }

  [custom](depth, options, inspect) {
    if (typeof depth === 'number' && depth < 0) return this;
    const shown = {};
    for (const key of shownKeys) shown[key] = this[key];
    return `URL ${inspect(shown, options)}`;
  }
}

const shownKeys = [
  'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname',
  'search', 'searchParams', 'hash',
];
for (const key of [...shownKeys, 'toString', 'toJSON']) {
  const descriptor = Object.getOwnPropertyDescriptor(URL.prototype, key);
  Object.defineProperty(URL.prototype, key, { ...descriptor, enumerable: true });
}
Object.defineProperty(URL.prototype, Symbol.toStringTag, { value: 'URL', configurable: true });

module.exports = { URL, invalidURL };
