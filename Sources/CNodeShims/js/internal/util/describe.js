'use strict';

// A value in a few words, for error messages: kept apart from inspect so that errors load quickly.

function inspectShort(value, depth = 0) {
  if (typeof value === 'string' && value.length < 1000 && /^[ !#-&(-[\]-_a-~]*$/.test(value)) {
    return `'${value}'`;
  }
  let text = require('internal/util/inspect').inspect(value, { depth, colors: false });
  if (text.length > 128) text = `${text.slice(0, 128)}...`;
  return text;
}

module.exports = { inspectShort };
