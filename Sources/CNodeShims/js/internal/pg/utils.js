'use strict';

const defaults = require('internal/pg/defaults');

// What a JavaScript value is as a parameter: a string, bytes, or null.
function prepareValue(value, seen) {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'object') return String(value);
  if (value instanceof Buffer) return value;
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value instanceof Date) return defaults.parseInputDatesAsUTC ? utcText(value) : localText(value);
  if (Array.isArray(value)) return arrayLiteral(value);
  if (typeof value.toPostgres === 'function') return prepareCustom(value, seen || []);
  return JSON.stringify(value);
}

function prepareCustom(value, seen) {
  if (seen.includes(value)) {
    throw new Error('circular reference detected while preparing "' + value + '" for query');
  }
  seen.push(value);
  return prepareValue(value.toPostgres((inner) => prepareValue(inner)), seen);
}

function arrayLiteral(values) {
  const elements = [];
  for (let i = 0; i < values.length; i++) elements.push(arrayElement(values[i]));
  return '{' + elements.join(',') + '}';
}

function arrayElement(value) {
  if (Array.isArray(value)) return arrayLiteral(value);
  const prepared = prepareValue(value);
  if (prepared === null || prepared === undefined) return 'NULL';
  if (typeof prepared !== 'string') return '\\\\x' + prepared.toString('hex');
  return '"' + prepared.replace(/\\/g, '\\\\').replace(/"/g, '\\"') + '"';
}

function localText(date) {
  const offset = -date.getTimezoneOffset();
  const zone = (offset < 0 ? '-' : '+') + pad(Math.floor(Math.abs(offset) / 60)) + ':' + pad(Math.abs(offset) % 60);
  return dateText(
    date.getFullYear(), date.getMonth(), date.getDate(),
    date.getHours(), date.getMinutes(), date.getSeconds(), date.getMilliseconds(), zone);
}

function utcText(date) {
  return dateText(
    date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate(),
    date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds(), date.getUTCMilliseconds(), '+00:00');
}

function dateText(year, month, day, hours, minutes, seconds, milliseconds, zone) {
  const beforeChrist = year < 1;
  return pad(beforeChrist ? 1 - year : year, 4) + '-' + pad(month + 1) + '-' + pad(day)
    + 'T' + pad(hours) + ':' + pad(minutes) + ':' + pad(seconds) + '.' + pad(milliseconds, 3)
    + zone + (beforeChrist ? ' BC' : '');
}

function pad(number, digits = 2) {
  return String(number).padStart(digits, '0');
}

function escapeIdentifier(text) {
  return '"' + text.replace(/"/g, '""') + '"';
}

function escapeLiteral(text) {
  if (text === null || text === undefined) return "''";
  if (typeof text !== 'string') text = String(text);
  const quoted = "'" + text.replace(/'/g, "''").replace(/\\/g, '\\\\') + "'";
  return text.includes('\\') ? ' E' + quoted : quoted;
}

// The call forms of query() as one new object: (text | config, values?, callback?). The members are
// named because those of template libraries are getters of a prototype.
function normalizeQueryConfig(config, values, callback) {
  const normal = typeof config === 'string' ? { text: config } : {
    text: config.text,
    values: config.values,
    name: config.name,
    rowMode: config.rowMode,
    types: config.types,
    callback: config.callback,
    rows: config.rows,
    queryMode: config.queryMode,
    binary: config.binary,
    portal: config.portal,
    query_timeout: config.query_timeout,
  };
  if (values) {
    if (typeof values === 'function') normal.callback = values;
    else normal.values = values;
  }
  if (callback) normal.callback = callback;
  return normal;
}

module.exports = {
  prepareValue: (value) => prepareValue(value),
  normalizeQueryConfig,
  escapeIdentifier,
  escapeLiteral,
};
