'use strict';

// The URL Standard's basic parser: one method a state. A record has scheme, username, password,
// host, port, path (a list, or a string for an opaque one), query and fragment.

const { sets, encode } = require('internal/url/percent');
const { parseHost } = require('internal/url/host');

const defaultPorts = { http: 80, https: 443, ws: 80, wss: 443, ftp: 21, file: null };
const isSpecialScheme = (scheme) => Object.hasOwn(defaultPorts, scheme);

const isSingleDot = (segment) => /^(?:\.|%2e)$/i.test(segment);
const isDoubleDot = (segment) => /^(?:\.|%2e){2}$/i.test(segment);
const isDriveLetter = (text) => /^[a-zA-Z][:|]$/.test(text);
const startsWithDriveLetter = (text) => /^[a-zA-Z][:|](?:$|[/\\?#])/.test(text);

function emptyRecord() {
  return {
    scheme: '', username: '', password: '', host: null, port: null, path: [], query: null,
    fragment: null,
  };
}

class Parser {
  constructor(input, base, record, override) {
    this.override = override;
    this.url = record ?? emptyRecord();
    this.base = base;
    // eslint-disable-next-line no-control-regex
    if (record === undefined) input = input.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
    this.input = Array.from(input.replace(/[\t\n\r]/g, ''));
    this.at = 0;
    this.buffer = '';
    this.sawAt = false;
    this.inBrackets = false;
    this.sawPassword = false;
    this.state = override ?? 'schemeStart';
  }

  get isSpecial() {
    return isSpecialScheme(this.url.scheme);
  }

  // Runs to the end: the record, or null for a failure.
  run() {
    for (;;) {
      const character = this.at < this.input.length ? this.input[this.at] : '';
      const outcome = this[this.state](character);
      if (outcome === false) return null;
      if (outcome === 'stop') return this.url;
      if (character === '' && this.at >= this.input.length) return this.url;
      this.at++;
    }
  }

  rest() {
    return this.input.slice(this.at + 1).join('');
  }

  // The same character again in another state.
  again(state) {
    this.state = state;
    this.at--;
  }

  schemeStart(c) {
    if (/^[a-zA-Z]$/.test(c)) {
      this.buffer += c.toLowerCase();
      this.state = 'scheme';
    } else if (this.override === undefined) {
      this.again('noScheme');
    } else {
      return false;
    }
  }

  scheme(c) {
    if (/^[a-zA-Z0-9+\-.]$/.test(c)) {
      this.buffer += c.toLowerCase();
      return undefined;
    }
    if (c !== ':') {
      if (this.override !== undefined) return false;
      this.buffer = '';
      this.at = -1;
      this.state = 'noScheme';
      return undefined;
    }
    const { url } = this;
    if (this.override !== undefined) {
      const isSpecial = isSpecialScheme(this.buffer);
      const hasCredentials = url.username !== '' || url.password !== '' || url.port !== null;
      if (this.isSpecial !== isSpecial || (hasCredentials && this.buffer === 'file')
        || (url.scheme === 'file' && (url.host === '' || url.host === null))) {
        return 'stop';
      }
      url.scheme = this.buffer;
      if (url.port === defaultPorts[url.scheme]) url.port = null;
      return 'stop';
    }
    url.scheme = this.buffer;
    this.buffer = '';
    if (url.scheme === 'file') this.state = 'file';
    else if (this.isSpecial && this.base?.scheme === url.scheme) this.state = 'specialRelative';
    else if (this.isSpecial) this.state = 'specialSlashes';
    else if (this.input[this.at + 1] === '/') {
      this.state = 'pathOrAuthority';
      this.at++;
    } else {
      url.path = '';
      this.state = 'opaquePath';
    }
  }

  noScheme(c) {
    if (!this.base || (typeof this.base.path === 'string' && c !== '#')) return false;
    if (typeof this.base.path === 'string') {
      this.inherit('scheme', 'path', 'query');
      this.url.fragment = '';
      this.state = 'fragment';
    } else {
      this.again(this.base.scheme === 'file' ? 'file' : 'relative');
    }
  }

  inherit(...keys) {
    for (const key of keys) {
      const value = this.base[key];
      this.url[key] = Array.isArray(value) ? value.slice() : value;
    }
  }

  specialRelative(c) {
    if (c === '/' && this.input[this.at + 1] === '/') {
      this.state = 'specialIgnoreSlashes';
      this.at++;
    } else {
      this.again('relative');
    }
  }

  pathOrAuthority(c) {
    if (c === '/') this.state = 'authority';
    else this.again('path');
  }

  relative(c) {
    this.url.scheme = this.base.scheme;
    if (c === '/') this.state = 'relativeSlash';
    else if (this.isSpecial && c === '\\') this.state = 'relativeSlash';
    else {
      this.inherit('username', 'password', 'host', 'port', 'path', 'query');
      if (c === '?') {
        this.url.query = '';
        this.state = 'query';
      } else if (c === '#') {
        this.url.fragment = '';
        this.state = 'fragment';
      } else if (c !== '') {
        this.url.query = null;
        this.shorten();
        this.again('path');
      }
    }
  }

  relativeSlash(c) {
    if (this.isSpecial && (c === '/' || c === '\\')) {
      this.state = 'specialIgnoreSlashes';
    } else if (c === '/') {
      this.state = 'authority';
    } else {
      this.inherit('username', 'password', 'host', 'port');
      this.again('path');
    }
  }

  specialSlashes(c) {
    if (c === '/' && this.input[this.at + 1] === '/') {
      this.state = 'specialIgnoreSlashes';
      this.at++;
    } else {
      this.again('specialIgnoreSlashes');
    }
  }

  specialIgnoreSlashes(c) {
    if (c !== '/' && c !== '\\') this.again('authority');
  }

  endsAuthority(c) {
    return c === '' || c === '/' || c === '?' || c === '#' || (this.isSpecial && c === '\\');
  }

  authority(c) {
    if (c === '@') {
      if (this.sawAt) this.buffer = `%40${this.buffer}`;
      this.sawAt = true;
      for (const character of this.buffer) {
        if (character === ':' && !this.sawPassword) {
          this.sawPassword = true;
          continue;
        }
        const key = this.sawPassword ? 'password' : 'username';
        this.url[key] += encode(character, sets.userinfo);
      }
      this.buffer = '';
    } else if (this.endsAuthority(c)) {
      if (this.sawAt && this.buffer === '') return false;
      this.at -= Array.from(this.buffer).length + 1;
      this.buffer = '';
      this.state = 'host';
    } else {
      this.buffer += c;
    }
  }

  host(c) {
    const { url } = this;
    if (this.override !== undefined && url.scheme === 'file') {
      this.again('fileHost');
    } else if (c === ':' && !this.inBrackets) {
      if (this.buffer === '' || this.override === 'hostname') return false;
      const host = parseHost(this.buffer, this.isSpecial);
      if (host === null) return false;
      url.host = host;
      this.buffer = '';
      this.state = 'port';
    } else if (this.endsAuthority(c)) {
      this.at--;
      if (this.isSpecial && this.buffer === '') return false;
      if (this.override !== undefined && this.buffer === ''
        && (url.username !== '' || url.password !== '' || url.port !== null)) {
        return 'stop';
      }
      const host = this.buffer === '' ? '' : parseHost(this.buffer, this.isSpecial);
      if (host === null) return false;
      url.host = host;
      this.buffer = '';
      this.state = 'pathStart';
      if (this.override !== undefined) return 'stop';
    } else {
      if (c === '[') this.inBrackets = true;
      if (c === ']') this.inBrackets = false;
      this.buffer += c;
    }
  }

  hostname(c) {
    return this.host(c);
  }

  port(c) {
    const { url } = this;
    if (/^\d$/.test(c)) {
      this.buffer += c;
      return undefined;
    }
    if (!this.endsAuthority(c) && this.override === undefined) return false;
    if (this.buffer !== '') {
      const port = Number(this.buffer);
      if (port > 65535) return false;
      url.port = port === defaultPorts[url.scheme] ? null : port;
      this.buffer = '';
    }
    if (this.override !== undefined) return 'stop';
    this.again('pathStart');
  }

  file(c) {
    const { url, base } = this;
    url.scheme = 'file';
    url.host = '';
    if (c === '/' || c === '\\') {
      this.state = 'fileSlash';
    } else if (base?.scheme === 'file') {
      this.inherit('host', 'path', 'query');
      if (c === '?') {
        url.query = '';
        this.state = 'query';
      } else if (c === '#') {
        url.fragment = '';
        this.state = 'fragment';
      } else if (c !== '') {
        url.query = null;
        if (startsWithDriveLetter(c + this.rest())) url.path = [];
        else this.shorten();
        this.again('path');
      }
    } else {
      this.again('path');
    }
  }

  fileSlash(c) {
    if (c === '/' || c === '\\') {
      this.state = 'fileHost';
      return;
    }
    if (this.base?.scheme === 'file') {
      this.url.host = this.base.host;
      if (!startsWithDriveLetter(c + this.rest()) && /^[a-zA-Z]:$/.test(this.base.path[0] ?? '')) {
        this.url.path.push(this.base.path[0]);
      }
    }
    this.again('path');
  }

  fileHost(c) {
    if (!(c === '' || c === '/' || c === '\\' || c === '?' || c === '#')) {
      this.buffer += c;
      return undefined;
    }
    this.at--;
    if (this.override === undefined && isDriveLetter(this.buffer)) {
      this.state = 'path';
      return undefined;
    }
    if (this.buffer === '') {
      this.url.host = '';
    } else {
      const host = parseHost(this.buffer, this.isSpecial);
      if (host === null) return false;
      this.url.host = host === 'localhost' ? '' : host;
      this.buffer = '';
    }
    if (this.override !== undefined) return 'stop';
    this.state = 'pathStart';
  }

  pathStart(c) {
    if (this.isSpecial) {
      this.state = 'path';
      if (c !== '/' && c !== '\\') this.at--;
    } else if (this.override === undefined && c === '?') {
      this.url.query = '';
      this.state = 'query';
    } else if (this.override === undefined && c === '#') {
      this.url.fragment = '';
      this.state = 'fragment';
    } else if (c !== '') {
      this.state = 'path';
      if (c !== '/') this.at--;
    } else if (this.override !== undefined && this.url.host === null) {
      this.url.path.push('');
    }
  }

  path(c) {
    const { url } = this;
    const isSlash = c === '/' || (this.isSpecial && c === '\\');
    const ends = this.override === undefined && (c === '?' || c === '#');
    if (c !== '' && !isSlash && !ends) {
      this.buffer += encode(c, sets.path);
      return;
    }
    if (isDoubleDot(this.buffer)) {
      this.shorten();
      if (!isSlash) url.path.push('');
    } else if (isSingleDot(this.buffer)) {
      if (!isSlash) url.path.push('');
    } else {
      if (url.scheme === 'file' && url.path.length === 0 && isDriveLetter(this.buffer)) {
        this.buffer = `${this.buffer[0]}:`;
      }
      url.path.push(this.buffer);
    }
    this.buffer = '';
    if (c === '?') {
      url.query = '';
      this.state = 'query';
    }
    if (c === '#') {
      url.fragment = '';
      this.state = 'fragment';
    }
  }

  opaquePath(c) {
    if (c === '?') {
      this.url.query = '';
      this.state = 'query';
    } else if (c === '#') {
      this.url.fragment = '';
      this.state = 'fragment';
    } else {
      this.url.path += encode(c, sets.c0);
    }
  }

  query(c) {
    if ((this.override === undefined && c === '#') || c === '') {
      this.url.query += encode(this.buffer, this.isSpecial ? sets.specialQuery : sets.query);
      this.buffer = '';
      if (c === '#') {
        this.url.fragment = '';
        this.state = 'fragment';
      }
    } else {
      this.buffer += c;
    }
  }

  fragment(c) {
    this.url.fragment += encode(c, sets.fragment);
  }

  shorten() {
    const { path, scheme } = this.url;
    if (scheme === 'file' && path.length === 1 && /^[a-zA-Z]:$/.test(path[0])) return;
    path.pop();
  }
}

function parse(input, base = null) {
  return new Parser(input, base, undefined, undefined).run();
}

// Reads `input` into a record from a state on, as the setters do; false where nothing was taken.
function parseInto(record, input, state) {
  const copy = { ...record, path: Array.isArray(record.path) ? record.path.slice() : record.path };
  const result = new Parser(input, null, copy, state).run();
  if (result === null) return false;
  Object.assign(record, copy);
  return true;
}

const pathText = ({ path }) => (typeof path === 'string' ? path
  : path.map((segment) => `/${segment}`).join(''));

function serialize(record, withoutFragment = false) {
  let text = `${record.scheme}:`;
  if (record.host !== null) {
    text += '//';
    if (record.username !== '' || record.password !== '') {
      text += record.username + (record.password === '' ? '' : `:${record.password}`);
      text += '@';
    }
    text += record.host + (record.port === null ? '' : `:${record.port}`);
  } else if (Array.isArray(record.path) && record.path.length > 1 && record.path[0] === '') {
    text += '/.';
  }
  text += pathText(record);
  if (record.query !== null) text += `?${record.query}`;
  if (record.fragment !== null && !withoutFragment) text += `#${record.fragment}`;
  return text;
}

module.exports = { parse, parseInto, serialize, pathText, isSpecialScheme };
