'use strict';

// Strings in quotes, numbers, and the width that text takes on a terminal.

// eslint-disable-next-line no-control-regex
const needsEscape = /[\x00-\x1f\x27\x5c\x7f-\x9f]|[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

const named = { 8: '\\b', 9: '\\t', 10: '\\n', 12: '\\f', 13: '\\r', 92: '\\\\' };

// A string as a literal: single quotes, or the first of " and ` that needs no escaping instead.
function quoted(text) {
  if (!needsEscape.test(text)) return `'${text}'`;
  let quote = "'";
  if (text.includes("'")) {
    if (!text.includes('"')) quote = '"';
    else if (!text.includes('`') && !text.includes('${')) quote = '`';
  }
  return quote + escaped(text, quote) + quote;
}

function escaped(text, quote) {
  let result = '';
  let start = 0;
  for (let index = 0; index < text.length; index++) {
    const replacement = escapeOf(text, index, quote);
    if (replacement === undefined) continue;
    if (replacement === '') {
      index++;
      continue;
    }
    result += text.slice(start, index) + replacement;
    start = index + 1;
  }
  return result + text.slice(start);
}

// The escape of the unit at `index`; undefined where it stands for itself, '' for a whole pair.
function escapeOf(text, index, quote) {
  const unit = text.charCodeAt(index);
  if (unit === 39) return quote === "'" ? "\\'" : undefined;
  if (unit in named) return named[unit];
  if (unit < 32 || (unit >= 127 && unit <= 159)) {
    return `\\x${unit.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  if (unit < 0xd800 || unit > 0xdfff) return undefined;
  const next = text.charCodeAt(index + 1);
  if (unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) return '';
  return `\\u${unit.toString(16)}`;
}

// A string without quotes whose control characters are escaped, as in symbols and property names.
function bare(text) {
  return needsEscape.test(text) ? escaped(text, '') : text;
}

function numberText(value, separated) {
  if (!separated) return Object.is(value, -0) ? '-0' : `${value}`;
  const whole = Math.trunc(value);
  const text = String(whole);
  if (whole === value) {
    return !Number.isFinite(value) || text.includes('e') ? text : groupedFromRight(text);
  }
  if (Number.isNaN(value)) return text;
  return `${groupedFromRight(text)}.${groupedFromLeft(String(value).slice(text.length + 1))}`;
}

function bigintText(value, separated) {
  return separated ? `${groupedFromRight(String(value))}n` : `${value}n`;
}

const groupedFromRight = (digits) => digits.replace(/(\d)(?=(?:\d{3})+$)/g, '$1_');
const groupedFromLeft = (digits) => digits.replace(/(\d{3})(?=\d)/g, '$1_');

// eslint-disable-next-line no-control-regex
const terminalCodes = /[\u001b\u009b][[\]()#;?]*(?:(?:(?:(?:;[-a-zA-Z\d/#&.:=?%@~_]+)*|[a-zA-Z\d]+(?:;[-a-zA-Z\d/#&.:=?%@~_]*)*)?(?:\u0007|\u001b\u005c|\u009c))|(?:(?:\d{1,4}(?:;\d{0,4})*)?[\dA-PR-TZcf-nq-uy=><~]))/g;

function withoutTerminalCodes(text) {
  return text.replace(terminalCodes, '');
}

// Columns that text takes: wide characters take two, combining ones none.
function width(text, mayHaveCodes = true) {
  if (mayHaveCodes) text = withoutTerminalCodes(text);
  // eslint-disable-next-line no-control-regex
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let columns = 0;
  for (const character of text.normalize('NFC')) {
    const point = character.codePointAt(0);
    if (isWide(point)) columns += 2;
    else if (!isZeroWidth(point)) columns++;
  }
  return columns;
}

function isWide(point) {
  return point >= 0x1100 && (
    point <= 0x115f || point === 0x2329 || point === 0x232a
    || (point >= 0x2e80 && point <= 0x3247 && point !== 0x303f)
    || (point >= 0x3250 && point <= 0x4dbf) || (point >= 0x4e00 && point <= 0xa4c6)
    || (point >= 0xa960 && point <= 0xa97c) || (point >= 0xac00 && point <= 0xd7a3)
    || (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe10 && point <= 0xfe19)
    || (point >= 0xfe30 && point <= 0xfe6b) || (point >= 0xff01 && point <= 0xff60)
    || (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1b000 && point <= 0x1b001)
    || (point >= 0x1f200 && point <= 0x1f251) || (point >= 0x1f300 && point <= 0x1f64f)
    || (point >= 0x1f900 && point <= 0x1f9ff) || (point >= 0x20000 && point <= 0x3fffd));
}

function isZeroWidth(point) {
  return point <= 0x1f || (point >= 0x7f && point <= 0x9f)
    || (point >= 0x300 && point <= 0x36f) || (point >= 0x200b && point <= 0x200f)
    || (point >= 0x20d0 && point <= 0x20ff) || (point >= 0xfe00 && point <= 0xfe0f)
    || (point >= 0xfe20 && point <= 0xfe2f) || (point >= 0xe0100 && point <= 0xe01ef);
}

module.exports = { quoted, bare, numberText, bigintText, withoutTerminalCodes, width };
