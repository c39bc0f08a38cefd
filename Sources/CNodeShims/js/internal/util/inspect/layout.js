'use strict';

// How the parts of one object are laid out: on a line, one a line, or, for long arrays, in columns.

const { width, withoutTerminalCodes } = require('internal/util/inspect/text');

const shownLength = (context, text) =>
  (context.colors ? withoutTerminalCodes(text).length : text.length);

// `isList` says that the parts are elements of an array, which may be put in columns.
function layOut(context, parts, base, braces, isList, depth, value) {
  if (context.compact === true) return packed(context, parts, base, braces);
  const lead = base ? `${base} ` : '';
  if (typeof context.compact === 'number' && context.compact >= 1) {
    const count = parts.length;
    if (isList && count > 6) parts = inColumns(context, parts, value);
    const isInnermost = context.currentDepth - depth < context.compact;
    if (isInnermost && count === parts.length) {
      const taken = parts.length + context.indentation + braces[0].length + base.length + 10;
      if (fitsOneLine(context, parts, taken, base)) {
        const joined = parts.join(', ');
        if (!joined.includes('\n')) return `${lead}${braces[0]} ${joined} ${braces[1]}`;
      }
    }
  }
  const line = `\n${' '.repeat(context.indentation)}`;
  return `${lead}${braces[0]}${line}  ${parts.join(`,${line}  `)}${line}${braces[1]}`;
}

function packed(context, parts, base, braces) {
  if (fitsOneLine(context, parts, 0, base)) {
    return `${braces[0]}${base ? ` ${base}` : ''} ${parts.join(', ')} ${braces[1]}`;
  }
  const line = `\n${' '.repeat(context.indentation)}`;
  const lead = base === '' && braces[0].length === 1 ? ' ' : `${base ? ` ${base}` : ''}${line}  `;
  return `${braces[0]}${lead}${parts.join(`,${line}  `)} ${braces[1]}`;
}

function fitsOneLine(context, parts, taken, base) {
  let total = parts.length + taken;
  if (total + parts.length > context.breakLength) return false;
  for (const part of parts) {
    total += shownLength(context, part);
    if (total > context.breakLength) return false;
  }
  return base === '' || !base.includes('\n');
}

// Puts more than six short elements in columns of roughly square shape, numbers to the right.
function inColumns(context, parts, value) {
  const separator = 2;
  const hasMore = context.maxArrayLength < parts.length;
  const count = hasMore ? parts.length - 1 : parts.length;
  const lengths = [];
  let total = 0;
  let longest = 0;
  for (let index = 0; index < count; index++) {
    const length = width(parts[index], context.colors);
    lengths.push(length);
    total += length + separator;
    longest = Math.max(longest, length);
  }
  const widest = longest + separator;
  const worthIt = widest * 3 + context.indentation < context.breakLength
    && (total / widest > 5 || longest <= 6);
  if (!worthIt) return parts;

  const bias = Math.sqrt(widest - total / parts.length);
  const biased = Math.max(widest - 3 - bias, 1);
  const columns = Math.min(
    Math.round(Math.sqrt(2.5 * biased * count) / biased),
    Math.floor((context.breakLength - context.indentation) / widest),
    context.compact * 4,
    15,
  );
  if (columns <= 1) return parts;

  const widths = [];
  for (let column = 0; column < columns; column++) {
    let most = 0;
    for (let index = column; index < count; index += columns) most = Math.max(most, lengths[index]);
    widths.push(most + separator);
  }
  const pad = isNumeric(value, parts.length) ? 'padStart' : 'padEnd';
  const rows = [];
  for (let first = 0; first < count; first += columns) {
    const last = Math.min(first + columns, count) - 1;
    let row = '';
    for (let index = first; index < last; index++) {
      const extra = parts[index].length - lengths[index];
      row += `${parts[index]}, `[pad](widths[index - first] + extra, ' ');
    }
    if (pad === 'padStart') {
      const extra = parts[last].length - lengths[last];
      row += parts[last].padStart(widths[last - first] + extra - separator, ' ');
    } else {
      row += parts[last];
    }
    rows.push(row);
  }
  if (hasMore) rows.push(parts[count]);
  return rows;
}

function isNumeric(value, count) {
  if (value === undefined) return true;
  for (let index = 0; index < count; index++) {
    if (typeof value[index] !== 'number' && typeof value[index] !== 'bigint') return false;
  }
  return true;
}

module.exports = { layOut };
