'use strict';

// util.styleText: text between the terminal's codes for a color or several.

const { codes } = require('internal/errors');
const { colors } = require('internal/util/inspect/colors');
const { validateString } = require('internal/validators');

function styleText(format, text) {
  validateString(text, 'text');
  let before = '';
  let after = '';
  for (const name of Array.isArray(format) ? format : [format]) {
    const pair = colors[name];
    if (pair === undefined) {
      const known = Object.keys(colors).map((key) => `'${key}'`).join(', ');
      throw new codes.ERR_INVALID_ARG_VALUE('format', name, `must be one of: ${known}`);
    }
    before += `\u001b[${pair[0]}m`;
    after = `\u001b[${pair[1]}m${after}`;
  }
  return before + text + after;
}

module.exports = { styleText };
