'use strict';

// Percent-encoding: the sets of the URL Standard, each the set it grows from and what it adds.

const utf8 = require('internal/encoding/utf8');

const isC0 = (unit) => unit <= 0x1f || unit > 0x7e;

function encodeSet(extra, parent = undefined) {
  const units = new Set(Array.from(extra, (character) => character.charCodeAt(0)));
  return (unit) => isC0(unit) || units.has(unit) || (parent !== undefined && parent(unit));
}

const sets = { c0: isC0 };
sets.fragment = encodeSet(' "<>`');
sets.query = encodeSet(' "#<>');
sets.specialQuery = encodeSet("'", sets.query);
sets.path = encodeSet('?`{}', sets.query);
sets.userinfo = encodeSet('/:;=@[\\]^|', sets.path);
sets.component = encodeSet('$%&+,', sets.userinfo);
sets.form = encodeSet("!'()~", sets.component);

const hexByte = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;

function encode(text, isInSet) {
  let result = '';
  for (const character of text) {
    const unit = character.codePointAt(0);
    if (!isInSet(unit)) {
      result += character;
    } else {
      const bytes = new Uint8Array(4);
      const { written } = utf8.encodeInto(character, bytes);
      for (let index = 0; index < written; index++) result += hexByte(bytes[index]);
    }
  }
  return result;
}

// The bytes of text in which %XX stands for a byte; a % without two hex digits stands for itself.
function decodeBytes(text) {
  const source = new Uint8Array(utf8.byteLength(text));
  utf8.encodeInto(text, source);
  const bytes = [];
  for (let index = 0; index < source.length; index++) {
    if (source[index] === 37) {
      const digits = String.fromCharCode(source[index + 1], source[index + 2]);
      if (/^[0-9a-fA-F]{2}$/.test(digits)) {
        bytes.push(parseInt(digits, 16));
        index += 2;
        continue;
      }
    }
    bytes.push(source[index]);
  }
  return bytes;
}

function decode(text) {
  return text.includes('%') ? utf8.decode(decodeBytes(text)) : text;
}

module.exports = { sets, encode, decode };
