'use strict';

// console.table: rows and columns in a frame.

const { codes } = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { width } = require('internal/util/inspect/text');
const { types } = require('internal/util/types');

const indexColumn = '(index)';
const iterationColumn = '(iteration index)';
const keyColumn = 'Key';
const valueColumn = 'Values';

function table(state, log, data, wanted) {
  if (wanted !== undefined && !Array.isArray(wanted)) {
    throw new codes.ERR_INVALID_ARG_TYPE('properties', 'Array', wanted);
  }
  if (data === null || typeof data !== 'object') {
    log(data);
    return;
  }
  const show = (value) => inspect(value, {
    ...state.inspectOptions(false), maxArrayLength: 3, breakLength: Infinity,
    depth: value !== null && typeof value === 'object' && !Array.isArray(value)
      && Object.keys(value).length > 2 ? -1 : 0,
  });
  log(render(...(collectionColumns(data, show) ?? rowColumns(data, wanted, show))));
}

// The head and the columns of a map, a set or an iterator; undefined for any other object.
function collectionColumns(data, show) {
  if (types.isMap(data)) {
    const entries = [...data];
    return [
      [iterationColumn, keyColumn, valueColumn],
      [entries.map((entry, index) => index), entries.map(([key]) => show(key)),
        entries.map(([, value]) => show(value))],
    ];
  }
  if (types.isSet(data) || types.isSetIterator(data) || types.isMapIterator(data)) {
    const elements = [...data];
    return [
      [iterationColumn, valueColumn],
      [elements.map((element, index) => index), elements.map(show)],
    ];
  }
  return undefined;
}

function rowColumns(data, wanted, show) {
  const columns = new Map();
  const values = [];
  let hasValues = false;
  const index = Object.keys(data);
  index.forEach((key, row) => {
    const item = data[key];
    const isPrimitive = item === null
      || (typeof item !== 'object' && typeof item !== 'function');
    if (isPrimitive) {
      hasValues = true;
      values[row] = show(item);
      return;
    }
    for (const name of wanted ?? Object.keys(item)) {
      if (!columns.has(name)) columns.set(name, []);
      if (Object.hasOwn(item, name)) columns.get(name)[row] = show(item[name]);
    }
  });
  if (wanted !== undefined) {
    for (const name of wanted) if (!columns.has(name)) columns.set(name, []);
  }
  const head = [indexColumn, ...columns.keys()];
  const body = [index, ...columns.values()];
  if (hasValues) {
    head.push(valueColumn);
    body.push(values);
  }
  return [head, body];
}

function render(head, columns) {
  const rowCount = Math.max(...columns.map((column) => column.length));
  const widths = head.map((name, column) => {
    let widest = width(name);
    for (let row = 0; row < rowCount; row++) {
      widest = Math.max(widest, width(String(columns[column][row] ?? '')));
    }
    return widest + 2;
  });
  const rule = (left, middle, right) =>
    left + widths.map((count) => '─'.repeat(count)).join(middle) + right;
  const line = (cells) => `│${cells.map((cell, column) => padded(cell, widths[column])).join('│')}│`;
  const lines = [rule('┌', '┬', '┐'), line(head), rule('├', '┼', '┤')];
  for (let row = 0; row < rowCount; row++) {
    lines.push(line(columns.map((column) => String(column[row] ?? ''))));
  }
  lines.push(rule('└', '┴', '┘'));
  return lines.join('\n');
}

function padded(text, columns) {
  return ` ${text}${' '.repeat(columns - width(text) - 1)}`;
}

module.exports = { table };
