'use strict';

// Punycode for those who still require it by name.

const { encode, decode, domainToASCII, domainToUnicode } = require('internal/url/punycode');

module.exports = {
  version: '2.1.0',
  encode,
  decode(label) {
    const text = decode(label);
    if (text === undefined) throw new RangeError('Invalid input');
    return text;
  },
  toASCII: domainToASCII,
  toUnicode: domainToUnicode,
  ucs2: {
    decode: (text) => Array.from(text, (character) => character.codePointAt(0)),
    encode: (points) => String.fromCodePoint(...points),
  },
};
