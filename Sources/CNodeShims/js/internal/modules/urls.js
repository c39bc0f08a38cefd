'use strict';

// File URLs and paths, without the weight of the URL class.

const { resolve: resolvePath } = require('path');

const escaped = /[\u0000-\u0020"#%<>?\\`{}\u007f-\uffff]/;

function pathToURL(path) {
  return 'file://' + (escaped.test(path) ? encode(path) : path);
}

function encode(path) {
  // The URL standard's path percent-encode set, and what would end the path.
  return path.replace(/[\u0000-\u0020"#%<>?\\`{}\u007f]|[\u0080-\uffff]+/g, (text) =>
    text.length === 1 && text < '\u0080'
      ? '%' + text.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')
      : encodeURIComponent(text.toWellFormed?.() ?? text));
}

// The path of a file URL; its query and fragment do not count.
function urlToPath(url) {
  let path = url.replace(/^file:(\/\/(localhost)?(?=\/))?/i, '');
  path = path.replace(/[?#].*$/s, '');
  return resolvePath('/', path.includes('%') ? decodeURIComponent(path) : path) +
    (path.length > 1 && path.endsWith('/') ? '/' : '');
}

// The query and fragment of a specifier, which belong to a module's identity.
function splitSuffix(specifier) {
  const index = specifier.search(/[?#]/);
  return index < 0 ? [specifier, ''] : [specifier.slice(0, index), specifier.slice(index)];
}

const scheme = (specifier) => /^([A-Za-z][A-Za-z0-9+.-]*:)/.exec(specifier)?.[1].toLowerCase();

module.exports = { pathToURL, urlToPath, splitSuffix, scheme };
