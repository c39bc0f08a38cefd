'use strict';

// Reads PostgreSQL's array output ('{1,NULL,"a,b",{…}}', also with bounds in front: '[0:1]={…}').

function parseArrayLiteral(source, transform) {
  const end = source.length;
  let position = source[0] === '[' ? source.indexOf('=') + 1 : 0;
  if (source[position] !== '{') return [];

  function readQuoted() {
    let text = '';
    let start = ++position;
    for (;;) {
      const character = source[position];
      if (character === undefined || character === '"') {
        text += source.substring(start, position++);
        return text;
      }
      if (character === '\\') {
        text += source.substring(start, position);
        start = position + 1;
        position += 2;
      } else {
        position++;
      }
    }
  }

  function readBare() {
    const start = position;
    while (position < end && source[position] !== ',' && source[position] !== '}') position++;
    const text = source.substring(start, position);
    return text === 'NULL' ? null : text;
  }

  function readList() {
    const list = [];
    position++;
    while (position < end) {
      const character = source[position];
      if (character === '}') {
        position++;
        return list;
      }
      if (character === ',') {
        position++;
      } else if (character === '{') {
        list.push(readList());
      } else {
        const entry = character === '"' ? readQuoted() : readBare();
        list.push(entry !== null && transform ? transform(entry) : entry);
      }
    }
    return list;
  }

  return readList();
}

module.exports = { parseArrayLiteral };
