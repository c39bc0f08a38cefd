'use strict';

// Rows from the binding's form of a result: all values in one text, row after row, with their lengths.
// For a result of more than a few rows a function is generated whose row is an object literal.

const GENERATE_FROM = 16;
const CACHED_SHAPES = 500;
const generated = new Map();

// `parsers` holds null for a column whose text is its value.
function readRows(names, parsers, text, lengths, asArrays) {
  const columns = names.length;
  const count = columns === 0 ? 0 : lengths.length / columns;
  if (count < GENERATE_FROM) {
    return readFew(names, parsers, text, lengths, asArrays, count);
  }
  const reader = readerFor(names, parsers, asArrays);
  return reader(parsers, text, lengths, count);
}

function readFew(names, parsers, text, lengths, asArrays, count) {
  const rows = [];
  let start = 0;
  let index = 0;
  for (let i = 0; i < count; i++) {
    const row = asArrays ? new Array(names.length) : {};
    for (let column = 0; column < names.length; column++) {
      const length = lengths[index++];
      let value = null;
      if (length >= 0) {
        value = text.substring(start, start += length);
        if (parsers[column] !== null) value = parsers[column](value);
      }
      if (asArrays) row[column] = value;
      else if (names[column] === '__proto__') defineOwn(row, names[column], value);
      else row[names[column]] = value;
    }
    rows.push(row);
  }
  return rows;
}

function defineOwn(row, name, value) {
  Object.defineProperty(row, name, { value, configurable: true, enumerable: true, writable: true });
}

function readerFor(names, parsers, asArrays) {
  const key = (asArrays ? 'A' : 'O') + parsers.map((parser) => (parser === null ? '-' : 'p')).join('') + JSON.stringify(names);
  let reader = generated.get(key);
  if (reader === undefined) {
    if (generated.size >= CACHED_SHAPES) generated.clear();
    reader = generate(names, parsers, asArrays);
    generated.set(key, reader);
  }
  return reader;
}

function generate(names, parsers, asArrays) {
  const cells = parsers.map((parser, column) => {
    const cut = 'text.substring(start, start += length)';
    return `(length = lengths[index++]) < 0 ? null : ${parser === null ? cut : `parse${column}(${cut})`}`;
  });
  const members = names.map((name, column) =>
    asArrays ? cells[column] : `${name === '__proto__' ? '["__proto__"]' : literal(name)}: ${cells[column]}`);
  const locals = parsers.map((parser, column) => (parser === null ? '' : `const parse${column} = parsers[${column}];`));
  const row = asArrays ? `[${members.join(', ')}]` : `{${members.join(', ')}}`;
  return new Function('parsers', 'text', 'lengths', 'count', `'use strict';
    ${locals.join(' ')}
    const rows = [];
    let start = 0, index = 0, length = 0;
    for (let i = 0; i < count; i++) rows.push(${row});
    return rows;`);
}

function literal(name) {
  return JSON.stringify(name).replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}

module.exports = { readRows };
