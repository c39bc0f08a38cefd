'use strict';

const { URL } = require('internal/url/url');
const { URLSearchParams } = require('internal/url/search_params');
const { fileURLToPath, pathToFileURL, urlToHttpOptions } = require('internal/url/file');
const { Url, parse, format, resolve, resolveObject } = require('internal/url/legacy');
const punycode = require('internal/url/punycode');

// The ASCII form of a domain, or '' where it is none.
function domainToASCII(domain) {
  try {
    return new URL(`ws://${domain}`).hostname;
  } catch {
    return '';
  }
}

module.exports = {
  Url,
  parse,
  resolve,
  resolveObject,
  format,
  URL,
  URLSearchParams,
  domainToASCII,
  domainToUnicode: (domain) => punycode.domainToUnicode(domainToASCII(domain)),
  pathToFileURL,
  fileURLToPath,
  urlToHttpOptions,
};
