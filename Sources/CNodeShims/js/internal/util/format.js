'use strict';

// util.format: printf-like text, and what console.log makes of its arguments.

const { inspect } = require('internal/util/inspect');
const { numberText, bigintText } = require('internal/util/inspect/text');
const { isBuiltIn } = require('internal/util/inspect/names');
const { types } = require('internal/util/types');

function format(...values) {
  return formatWithOptions({}, ...values);
}

function formatWithOptions(options, ...values) {
  const [first] = values;
  if (values.length === 1 && typeof first === 'string') return first;
  let text = '';
  let used = 0;
  let join = '';
  if (typeof first === 'string') {
    const filled = fill(options, first, values);
    if (filled !== undefined) {
      ({ text, used } = filled);
      join = ' ';
    }
  }
  for (; used < values.length; used++) {
    const value = values[used];
    text += join + (typeof value === 'string' ? value : inspect(value, options));
    join = ' ';
  }
  return text;
}

// Replaces the placeholders of `pattern`; undefined where it has none.
function fill(options, pattern, values) {
  let text = '';
  let last = 0;
  let used = 0;
  for (let index = 0; index < pattern.length - 1; index++) {
    if (pattern[index] !== '%') continue;
    const kind = pattern[++index];
    if (kind === '%') {
      if (used + 1 === values.length && values.length === 1) continue;
      text += pattern.slice(last, index);
      last = index + 1;
    } else if (used + 1 < values.length && kind in placeholders) {
      const shown = placeholders[kind](values[++used], options);
      text += pattern.slice(last, index - 1) + shown;
      last = index + 1;
    }
  }
  if (last === 0) return undefined;
  return { text: text + pattern.slice(last), used: used + 1 };
}

const asNumber = (convert) => (value) => {
  if (typeof value === 'bigint') return bigintText(value);
  return typeof value === 'symbol' ? 'NaN' : numberText(convert(value));
};

const placeholders = {
  s(value, options) {
    if (typeof value === 'number') return numberText(value);
    if (typeof value === 'bigint') return bigintText(value);
    if (typeof value === 'object' && value !== null && !hasOwnToString(value)) {
      return inspect(value, { ...options, depth: 0, colors: false, compact: 3 });
    }
    return String(value);
  },
  j(value) {
    try {
      return JSON.stringify(value);
    } catch (error) {
      // Only a cycle is forgiven; the engine words it in its own way.
      if (error instanceof TypeError && /circular|cyclic/i.test(error.message)) return '[Circular]';
      throw error;
    }
  },
  d: asNumber(Number),
  i: asNumber(parseInt),
  f: (value) => (typeof value === 'symbol' ? 'NaN' : numberText(parseFloat(value))),
  O: (value, options) => inspect(value, options),
  o: (value, options) =>
    inspect(value, { ...options, showHidden: true, showProxy: true, depth: 4 }),
  c: () => '',
};

// Whether someone wrote a toString for the object, rather than the language.
function hasOwnToString(value) {
  if (types.isProxy(value)) value = internalBinding('engine').getProxyDetails(value)[0];
  if (value === null || typeof value.toString !== 'function') return value !== null && 'toString' in value;
  if (Object.hasOwn(value, 'toString')) return true;
  let owner = value;
  do {
    owner = Object.getPrototypeOf(owner);
  } while (!Object.hasOwn(owner, 'toString'));
  const { constructor } = owner;
  return typeof constructor !== 'function' || !isBuiltIn(constructor);
}

module.exports = { format, formatWithOptions };
