'use strict';

// The columns of a result, from the host's description of them: for each the length of its name, a
// colon, the name, five numbers with commas between them, and a semicolon.

const CACHED_DESCRIPTIONS = 500;
const known = new Map();

class Field {
  constructor(name, numbers) {
    this.name = name;
    this.tableID = numbers[0];
    this.columnID = numbers[1];
    this.dataTypeID = numbers[2];
    this.dataTypeSize = numbers[3];
    this.dataTypeModifier = numbers[4];
    this.format = 'text';
  }
}

function parse(description) {
  const columns = [];
  let position = 0;
  while (position < description.length) {
    const colon = description.indexOf(':', position);
    const start = colon + 1;
    const end = start + Number(description.slice(position, colon));
    const semicolon = description.indexOf(';', end);
    columns.push({
      name: description.slice(start, end),
      numbers: description.slice(end, semicolon).split(',').map(Number),
    });
    position = semicolon + 1;
  }
  return columns;
}

// New objects for each result, as scripts may change them; null is no columns.
function fieldsOf(description) {
  if (description === null) return [];
  let columns = known.get(description);
  if (columns === undefined) {
    if (known.size >= CACHED_DESCRIPTIONS) known.clear();
    columns = parse(description);
    known.set(description, columns);
  }
  return columns.map(({ name, numbers }) => new Field(name, numbers));
}

module.exports = { fieldsOf };
