'use strict';

// Rows from the host's form of them: all values end to end in one text, row after row, with their
// lengths; of large results, numbers and times as numbers, and apart from each other the text that is kept
// and the text that is only parsed. A function is generated whose row is an object literal.

const GENERATE_FROM = 16;
const CACHED_SHAPES = 500;
const generated = new Map();

// `parsers` holds null for a column whose text is its value; `rows` is [text, lengths] and, where numbers
// come as such, [text, lengths, kinds, parsed text, numbers]: a letter of `kinds` for each column.
function readRows(names, parsers, rows, asArrays) {
  const [text, lengths, kinds = '', parsedText = '', numbers = null] = rows;
  if (names.length === 0) return [];
  if (kinds === '') {
    const count = lengths.length / names.length;
    if (count < GENERATE_FROM) return readFew(names, parsers, text, lengths, asArrays, count);
    return readerFor(names, parsers, kinds, asArrays)(parsers, text, lengths, count);
  }
  const numeric = kinds.replace(/[tp]/g, '').length;
  const count = numeric > 0 ? numbers.length / numeric : lengths.length / names.length;
  return readerFor(names, parsers, kinds, asArrays)(parsers, text, lengths, count, parsedText, numbers);
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

function readerFor(names, parsers, kinds, asArrays) {
  const shape = parsers.map((parser) => (parser === null ? '-' : 'p')).join('');
  const key = (asArrays ? 'A' : 'O') + kinds + '/' + shape + JSON.stringify(names);
  let reader = generated.get(key);
  if (reader === undefined) {
    if (generated.size >= CACHED_SHAPES) generated.clear();
    reader = generate(names, parsers, kinds, asArrays);
    generated.set(key, reader);
  }
  return reader;
}

// The expression for a column's next value.
function cell(kind, column, isIdentity) {
  if (kind === 'n') return '(number = numbers[at++]) !== number ? null : number';
  if (kind === 'd') return '(number = numbers[at++]) !== number ? null : new Date(number)';
  const cut = kind === 'p'
    ? 'parsedText.substring(parsedStart, parsedStart += length)'
    : 'text.substring(start, start += length)';
  return `(length = lengths[index++]) < 0 ? null : ${isIdentity ? cut : `parse${column}(${cut})`}`;
}

function generate(names, parsers, kinds, asArrays) {
  const cells = parsers.map((parser, column) => cell(kinds[column] ?? 't', column, parser === null));
  const members = names.map((name, column) =>
    asArrays ? cells[column] : `${name === '__proto__' ? '["__proto__"]' : literal(name)}: ${cells[column]}`);
  const locals = parsers.map((parser, column) => (parser === null ? '' : `const parse${column} = parsers[${column}];`));
  const row = asArrays ? `[${members.join(', ')}]` : `{${members.join(', ')}}`;
  return new Function('parsers', 'text', 'lengths', 'count', 'parsedText', 'numbers', `'use strict';
    ${locals.join(' ')}
    const rows = [];
    let start = 0, parsedStart = 0, index = 0, length = 0, at = 0, number = 0;
    for (let i = 0; i < count; i++) rows.push(${row});
    return rows;`);
}

function literal(name) {
  return JSON.stringify(name).replace(/\u2028/g, '\\u2028').replace(/\u2029/g, '\\u2029');
}

module.exports = { readRows };
