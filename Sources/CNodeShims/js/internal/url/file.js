'use strict';

// Paths and file: URLs, each from the other.

const { URL } = require('internal/url/url');
const { codes } = require('internal/errors');

function fileURLToPath(url) {
  if (typeof url === 'string') url = new URL(url);
  else if (url === null || typeof url !== 'object' || typeof url.href !== 'string'
    || typeof url.protocol !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE('path', ['string', 'URL'], url);
  }
  if (url.protocol !== 'file:') throw new codes.ERR_INVALID_URL_SCHEME('file');
  if (url.hostname !== '') throw new codes.ERR_INVALID_FILE_URL_HOST('linux');
  if (/%2f/i.test(url.pathname)) {
    throw new codes.ERR_INVALID_FILE_URL_PATH('must not include encoded / characters');
  }
  return decodeURIComponent(url.pathname);
}

const specials = {
  '%': '%25', '\\': '%5C', '\n': '%0A', '\r': '%0D', '\t': '%09', '?': '%3F', '#': '%23',
};

function pathToFileURL(path) {
  require('internal/validators').validateString(path, 'path');
  let resolved = require('path').resolve(path);
  if (path.endsWith('/') && !resolved.endsWith('/')) resolved += '/';
  return new URL(`file://${resolved.replace(/[%\\\n\r\t?#]/g, (one) => specials[one])}`);
}

// A path argument of fs: a string or bytes as they are, a file: URL as its path.
function toPath(path, name = 'path') {
  if (path !== null && typeof path === 'object' && typeof path.href === 'string') {
    path = fileURLToPath(path);
  }
  const given = path;
  if (path instanceof Uint8Array) path = require('buffer').Buffer.from(path).toString();
  if (typeof path !== 'string') {
    throw new codes.ERR_INVALID_ARG_TYPE(name, ['string', 'Buffer', 'URL'], path);
  }
  if (path.includes('\0')) {
    throw new codes.ERR_INVALID_ARG_VALUE(name, given,
      'must be a string, Uint8Array, or URL without null bytes');
  }
  return path;
}

function urlToHttpOptions(url) {
  const { hostname, pathname, port, username, password, search } = url;
  const options = {
    __proto__: null,
    ...url,
    protocol: url.protocol,
    hostname: hostname.startsWith('[') ? hostname.slice(1, -1) : hostname,
    hash: url.hash,
    search,
    pathname,
    path: `${pathname || ''}${search || ''}`,
    href: url.href,
  };
  if (port !== '') options.port = Number(port);
  if (username || password) {
    options.auth = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  }
  return options;
}

module.exports = { fileURLToPath, pathToFileURL, toPath, urlToHttpOptions };
