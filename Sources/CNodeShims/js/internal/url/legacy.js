'use strict';

// url.parse, url.format and url.resolve, as they were before the URL class.

const { validateString } = require('internal/validators');
const { codes } = require('internal/errors');
const { domainToASCII } = require('internal/url/punycode');

const slashed = new Set(['http', 'https', 'ftp', 'gopher', 'file', 'ws', 'wss']);
const hostless = new Set(['javascript']);

class Url {
  constructor() {
    this.protocol = null;
    this.slashes = null;
    this.auth = null;
    this.host = null;
    this.port = null;
    this.hostname = null;
    this.hash = null;
    this.search = null;
    this.query = null;
    this.pathname = null;
    this.path = null;
    this.href = null;
  }

  parse(text, parsesQuery, hostAfterSlashes) {
    validateString(text, 'url');
    let rest = text.trim();
    // Backslashes before the query are slashes, as browsers have them.
    const mark = rest.search(/[?#]/);
    rest = mark === -1 ? rest.replaceAll('\\', '/')
      : rest.slice(0, mark).replaceAll('\\', '/') + rest.slice(mark);
    const protocol = /^[a-z0-9.+-]+:/i.exec(rest)?.[0].toLowerCase();
    const scheme = protocol?.slice(0, -1);
    if (protocol !== undefined) {
      this.protocol = protocol;
      rest = rest.slice(protocol.length);
    }
    if ((hostAfterSlashes || protocol !== undefined || /^\/\/[^@/]+@[^@/]+/.test(rest))
      && rest.startsWith('//') && !hostless.has(scheme)) {
      rest = rest.slice(2);
      this.slashes = true;
      rest = this.takeHost(rest);
    } else if (protocol !== undefined && !slashed.has(scheme) && !hostless.has(scheme)) {
      rest = this.takeHost(rest);
    }
    if (!hostless.has(scheme)) rest = escapeRest(rest);
    this.takePath(rest, parsesQuery, scheme);
    this.href = this.format();
    return this;
  }

  takeHost(rest) {
    const end = rest.search(/[/?#]/);
    let authority = end === -1 ? rest : rest.slice(0, end);
    let after = end === -1 ? '' : rest.slice(end);
    const at = authority.lastIndexOf('@');
    if (at !== -1) {
      this.auth = decodeURIComponent(authority.slice(0, at));
      authority = authority.slice(at + 1);
    }
    const illegal = authority.search(/[\s"<>`{}|\\^']/);
    if (illegal !== -1) {
      after = (after.startsWith('/') ? '' : '/') + authority.slice(illegal) + after;
      authority = authority.slice(0, illegal);
    }
    const port = /:(\d*)$/.exec(authority);
    if (port !== null) {
      if (port[1] !== '') this.port = port[1];
      authority = authority.slice(0, port.index);
    }
    const isIPv6 = authority.startsWith('[') && authority.endsWith(']');
    this.hostname = isIPv6 ? authority.slice(1, -1).toLowerCase() : authority.toLowerCase();
    if (!isIPv6) {
      if (/:/.test(this.hostname)) throw invalid(this.hostname);
      this.hostname = domainToASCII(this.hostname);
    }
    const shown = isIPv6 ? `[${this.hostname}]` : this.hostname;
    this.host = shown + (this.port === null ? '' : `:${this.port}`);
    return after;
  }

  takePath(rest, parsesQuery, scheme) {
    const hash = rest.indexOf('#');
    if (hash !== -1) {
      this.hash = rest.slice(hash);
      rest = rest.slice(0, hash);
    }
    const question = rest.indexOf('?');
    if (question !== -1) {
      this.search = rest.slice(question);
      this.query = rest.slice(question + 1);
      rest = rest.slice(0, question);
    } else if (parsesQuery) {
      this.search = null;
      this.query = '';
    }
    if (parsesQuery) this.query = require('querystring').parse(this.query ?? '');
    if (rest !== '') this.pathname = rest;
    if (slashed.has(scheme) && this.hostname && !this.pathname) this.pathname = '/';
    if (this.pathname || this.search) this.path = (this.pathname ?? '') + (this.search ?? '');
  }

  format() {
    let auth = this.auth ?? '';
    if (auth !== '') auth = `${encodeURIComponent(auth).replace(/%3A/i, ':')}@`;
    let protocol = this.protocol ?? '';
    if (protocol !== '' && !protocol.endsWith(':')) protocol += ':';
    let host = '';
    if (this.host) {
      host = auth + this.host;
    } else if (this.hostname) {
      const shown = this.hostname.includes(':') && !this.hostname.startsWith('[')
        ? `[${this.hostname}]` : this.hostname;
      host = auth + shown + (this.port ? `:${this.port}` : '');
    }
    let query = '';
    if (this.query !== null && typeof this.query === 'object') {
      query = require('querystring').stringify(this.query);
    }
    let search = this.search || (query !== '' && `?${query}`) || '';
    let pathname = (this.pathname ?? '').replace(/[?#]/g, encodeURIComponent);
    const scheme = protocol.slice(0, -1);
    if (this.slashes || (slashed.has(scheme) && host !== '')) {
      if (this.slashes || host !== '') {
        if (pathname !== '' && !pathname.startsWith('/')) pathname = `/${pathname}`;
        host = `//${host}`;
      }
    } else if (scheme === 'file' && host === '') {
      host = '//';
    }
    search = search.replaceAll('#', '%23');
    if (search !== '' && !search.startsWith('?')) search = `?${search}`;
    let hash = this.hash ?? '';
    if (hash !== '' && !hash.startsWith('#')) hash = `#${hash}`;
    return protocol + host + pathname + search + hash;
  }

  resolve(relative) {
    return this.resolveObject(parse(relative, false, true)).format();
  }

  resolveObject(relative) {
    if (typeof relative === 'string') relative = parse(relative, false, true);
    const result = Object.assign(new Url(), this);
    result.hash = relative.hash;
    if (relative.href === '') return refreshed(result);
    if (relative.protocol && relative.protocol !== result.protocol) {
      return Object.assign(new Url(), relative);
    }
    if (relative.slashes || relative.host) {
      Object.assign(result, relative, { protocol: relative.protocol || result.protocol });
      return refreshed(result);
    }
    if (relative.pathname) {
      const isAbsolute = relative.pathname.startsWith('/');
      const baseSegments = isAbsolute ? [] : (result.pathname ?? '').split('/').slice(0, -1);
      const all = [...baseSegments, ...relative.pathname.split('/')];
      const isRooted = isAbsolute || (result.pathname ?? '').startsWith('/') || Boolean(result.host);
      result.pathname = withoutDots(all, isRooted);
      result.search = relative.search;
      result.query = relative.query;
    } else if (relative.search !== null) {
      result.search = relative.search;
      result.query = relative.query;
    }
    return refreshed(result);
  }
}

function withoutDots(segments, isRooted) {
  const last = segments[segments.length - 1];
  const kept = [];
  for (const segment of segments) {
    if (segment === '.' || (segment === '' && kept.length === 0)) continue;
    if (segment === '..') {
      if (kept.length > 0 && kept[kept.length - 1] !== '..') kept.pop();
      else if (!isRooted) kept.push('..');
    } else {
      kept.push(segment);
    }
  }
  let text = (isRooted ? '/' : '') + kept.join('/');
  if ((last === '.' || last === '..' || last === '') && !text.endsWith('/')) text += '/';
  return text;
}

function refreshed(url) {
  url.path = url.pathname || url.search ? (url.pathname ?? '') + (url.search ?? '') : null;
  url.href = url.format();
  return url;
}

function escapeRest(text) {
  return text.replace(/[\t\n\r "'<>\\^`{|}]/g, (one) =>
    `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`);
}

function invalid(input) {
  const error = new codes.ERR_INVALID_URL();
  error.input = input;
  return error;
}

function parse(url, parsesQuery = false, hostAfterSlashes = false) {
  if (url instanceof Url) return url;
  return new Url().parse(url, parsesQuery, hostAfterSlashes);
}

function format(url, options = undefined) {
  if (typeof url === 'string') return parse(url).format();
  if (url === null || typeof url !== 'object') {
    throw new codes.ERR_INVALID_ARG_TYPE('urlObject', ['Object', 'string'], url);
  }
  const { URL } = require('internal/url/url');
  if (url instanceof URL) return formatURL(new URL(url.href), options ?? {});
  return Url.prototype.format.call(url);
}

function formatURL(url, { fragment = true, unicode = false, search = true, auth = true }) {
  if (!fragment) url.hash = '';
  if (!search) url.search = '';
  if (!auth) {
    url.username = '';
    url.password = '';
  }
  if (!unicode) return url.href;
  const { domainToUnicode } = require('internal/url/punycode');
  return url.href.replace(url.hostname, domainToUnicode(url.hostname));
}

module.exports = {
  Url,
  parse,
  format,
  resolve: (from, to) => parse(from, false, true).resolve(to),
  resolveObject: (from, to) => (from ? parse(from, false, true).resolveObject(to) : to),
};
