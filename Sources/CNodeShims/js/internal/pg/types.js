'use strict';

// Text parsers by type OID: those of pg-types 2.2, which npm installs with pg 8.

const { parseArrayLiteral } = require('internal/pg/array-literal');
const { parseBytea } = require('internal/pg/bytea');
const { parseDate } = require('internal/pg/date');
const { PostgresInterval } = require('internal/pg/interval');

const parsers = { text: Object.create(null), binary: Object.create(null) };

// Types whose values the host may hand over as numbers, as long as nobody has set another parser.
const numeric = new Set([21, 23, 26, 700, 701, 1184]);
let areNumericParsersOwn = true;

// What a column of any other type gets. Result recognises it and does not call it.
function noParse(value) {
  return String(value);
}

function parseInteger(value) {
  return parseInt(value, 10);
}

function parseBigInteger(value) {
  return value;
}

function parseBool(value) {
  return value === 't' || value === 'true' || value === 'TRUE' || value === 'y' || value === 'yes' || value === 'on' || value === '1';
}

function parseInterval(value) {
  return new PostgresInterval(value);
}

function parseJson(value) {
  return JSON.parse(value);
}

function parsePoint(value) {
  if (value[0] !== '(') return null;
  const [x, y] = value.substring(1, value.length - 1).split(',');
  return { x: parseFloat(x), y: parseFloat(y) };
}

function parseCircle(value) {
  const match = /^<(\(.*\)),(.*)>$/.exec(value);
  return match === null ? null : Object.assign(parsePoint(match[1]), { radius: parseFloat(match[2]) });
}

function arrayOf(parser) {
  return function parseArray(value) {
    return value ? parseArrayLiteral(value, parser) : null;
  };
}

const textArray = arrayOf(undefined);
const integerArray = arrayOf(parseInteger);
const floatArray = arrayOf(parseFloat);
const dateArray = arrayOf(parseDate);
const jsonArray = arrayOf(parseJson);

function register(parser, ...oids) {
  for (const oid of oids) parsers.text[oid] = parser;
}

register(parseBool, 16);
register(parseBytea, 17);
register(parseBigInteger, 20); // int8
register(parseInteger, 21, 23, 26); // int2, int4, oid
register(parseJson, 114, 3802); // json, jsonb
register(parsePoint, 600);
register(parseFloat, 700, 701); // float4, float8
register(parseCircle, 718);
register(parseDate, 1082, 1114, 1184); // date, timestamp, timestamptz
register(parseInterval, 1186);

register(arrayOf(parseBool), 1000);
register(arrayOf(parseBytea), 1001);
register(integerArray, 1005, 1007, 1028); // int2[], int4[], oid[]
register(textArray, 1016); // int8[]
register(arrayOf(parsePoint), 1017);
register(floatArray, 1021, 1022, 1231); // float4[], float8[], numeric[]
register(dateArray, 1115, 1182, 1185); // timestamp[], date[], timestamptz[]
register(arrayOf(parseInterval), 1187);
register(jsonArray, 199, 3807);
// cidr[], money[], name[]… as pg-types lists them: other array types stay text.
register(textArray, 651, 791, 1008, 1009, 1014, 1015, 1040, 1041, 1183, 1270, 2951, 3907);

function getTypeParser(oid, format = 'text') {
  const table = parsers[format || 'text'];
  return (table && table[oid]) || noParse;
}

function setTypeParser(oid, format, parser) {
  if (typeof format === 'function') {
    parser = format;
    format = 'text';
  }
  parsers[format][oid] = parser;
  if (format === 'text' && numeric.has(Number(oid))) areNumericParsersOwn = false;
}

// Whether the numbers of a result may come as such, for whose parsers `source` is asked.
function takesNumbers(source) {
  if (!areNumericParsersOwn) return false;
  if (source === undefined || source === null || source === module.exports.types) return true;
  return source.hasOnlyOwnNumericParsers === true;
}

// True where the parser gives a text back as it came, so that it need not be called.
function isIdentity(parser) {
  return parser === noParse || parser === parseBigInteger;
}

const arrayParser = {
  create: (source, transform) => ({ parse: () => parseArrayLiteral(source, transform) }),
};

module.exports = {
  types: { getTypeParser, setTypeParser, arrayParser, builtins: require('internal/pg/type-oids') },
  isIdentity,
  takesNumbers,
};
