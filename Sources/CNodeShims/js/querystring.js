'use strict';

// Queries as url.parse and old code have them.

const percent = require('internal/url/percent');

const unescapedSet = /[^A-Za-z0-9\-_.!~*'()]/;

function escape(value) {
  const text = typeof value === 'string' ? value : typeof value === 'object' ? String(value) : `${value}`;
  if (!unescapedSet.test(text)) return text;
  return encodeURIComponent(text);
}

function unescape(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return percent.decode(text);
  }
}

function primitiveText(value) {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  if (typeof value === 'bigint' || typeof value === 'boolean') return `${value}`;
  return '';
}

function stringify(object, separator = '&', equals = '=', options = {}) {
  if (object === null || typeof object !== 'object') return '';
  separator ||= '&';
  equals ||= '=';
  const encode = options.encodeURIComponent ?? module.exports.escape;
  const pairs = [];
  for (const key of Object.keys(object)) {
    const values = Array.isArray(object[key]) ? object[key] : [object[key]];
    for (const value of values) {
      pairs.push(encode(primitiveText(key)) + equals + encode(primitiveText(value)));
    }
  }
  return pairs.join(separator);
}

function parse(text, separator = '&', equals = '=', options = {}) {
  const object = Object.create(null);
  if (typeof text !== 'string' || text === '') return object;
  separator ||= '&';
  equals ||= '=';
  const decode = options.decodeURIComponent ?? module.exports.unescape;
  const limit = options.maxKeys ?? 1000;
  let parts = text.split(separator);
  if (limit > 0) parts = parts.slice(0, limit);
  for (const part of parts) {
    if (part === '') continue;
    const at = part.indexOf(equals);
    const name = decode((at === -1 ? part : part.slice(0, at)).replaceAll('+', ' '));
    const value = at === -1 ? '' : decode(part.slice(at + equals.length).replaceAll('+', ' '));
    if (!(name in object)) object[name] = value;
    else if (Array.isArray(object[name])) object[name].push(value);
    else object[name] = [object[name], value];
  }
  return object;
}

module.exports = {
  unescapeBuffer: (text) => require('buffer').Buffer.from(percent.decode(text)),
  unescape, escape, stringify, encode: stringify, parse, decode: parse,
};
