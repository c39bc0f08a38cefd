'use strict';

// The properties of an object: which are shown, and each as `name: value`.

const { bare, quoted, width } = require('internal/util/inspect/text');
const value = require('internal/util/inspect/value');

const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);

// The keys shown for an object: enumerable ones, or all with showHidden.
function shownKeys(object, showHidden) {
  const symbols = Object.getOwnPropertySymbols(object);
  if (showHidden) return [...Object.getOwnPropertyNames(object), ...symbols];
  let keys;
  try {
    keys = Object.keys(object);
  } catch {
    // A module namespace of which something is not initialised yet.
    keys = Object.getOwnPropertyNames(object);
  }
  if (symbols.length > 0) keys.push(...symbols.filter((key) => isEnumerable(object, key)));
  return keys;
}

function isIndex(key) {
  if (typeof key !== 'string' || !/^(?:0|[1-9]\d{0,9})$/.test(key)) return false;
  return Number(key) < 2 ** 32 - 1;
}

// The keys of an array or a typed array that are not elements.
function extraKeys(object, showHidden) {
  if (Array.isArray(object) && !showHidden && Object.getOwnPropertySymbols(object).length === 0) {
    const last = lastKey(object);
    if (last === undefined || isIndex(last)) return [];
  }
  const keys = showHidden ? Reflect.ownKeys(object)
    : Reflect.ownKeys(object).filter((key) => isEnumerable(object, key));
  return keys.filter((key) => !isIndex(key));
}

function lastKey(object) {
  const keys = Object.keys(object);
  return keys[keys.length - 1];
}

const identifier = /^[a-zA-Z_][a-zA-Z_0-9]*$/;

function memberName(context, key, descriptor) {
  if (typeof key === 'symbol') return `[${context.stylize(symbolText(key), 'symbol')}]`;
  if (key === '__proto__') return "['__proto__']";
  if (descriptor.enumerable === false) return `[${bare(key)}]`;
  if (identifier.test(key)) return context.stylize(key, 'name');
  return context.stylize(quoted(key), 'string');
}

function symbolText(symbol) {
  return bare(Symbol.prototype.toString.call(symbol));
}

// `kind`: 'element' gives the value alone, 'extra' is a named member of a list, 'member' any other.
function formatMember(context, object, depth, key, kind, known, receiver = object) {
  const descriptor = known ?? Object.getOwnPropertyDescriptor(object, key)
    ?? { value: object[key], configurable: true, enumerable: true };
  let gap = ' ';
  let text;
  if (descriptor.value !== undefined) {
    const indent = context.compact !== true || kind !== 'member' ? 2 : 3;
    context.indentation += indent;
    text = value.formatValue(context, descriptor.value, depth);
    if (indent === 3 && context.breakLength < width(text, context.colors)) {
      gap = `\n${' '.repeat(context.indentation)}`;
    }
    context.indentation -= indent;
  } else if (descriptor.get !== undefined) {
    text = formatAccessor(context, descriptor, receiver, depth);
  } else if (descriptor.set !== undefined) {
    text = context.stylize('[Setter]', 'special');
  } else {
    text = context.stylize('undefined', 'undefined');
  }
  if (kind === 'element') return text;
  return `${memberName(context, key, descriptor)}:${gap}${text}`;
}

function formatAccessor(context, descriptor, receiver, depth) {
  const label = descriptor.set === undefined ? 'Getter' : 'Getter/Setter';
  const special = (text) => context.stylize(text, 'special');
  const isWanted = context.getters === true
    || (context.getters === 'get' && descriptor.set === undefined)
    || (context.getters === 'set' && descriptor.set !== undefined);
  if (!isWanted) return special(`[${label}]`);
  let got;
  try {
    got = descriptor.get.call(receiver);
  } catch (error) {
    return `${special(`[${label}:`)} <Inspection threw (${error.message})>${special(']')}`;
  }
  context.indentation += 2;
  let text;
  if (got === null) {
    text = `${special(`[${label}:`)} ${context.stylize('null', 'null')}${special(']')}`;
  } else if (typeof got === 'object') {
    text = `${special(`[${label}]`)} ${value.formatValue(context, got, depth)}`;
  } else {
    text = `${special(`[${label}:`)} ${value.formatPrimitive(context, got)}${special(']')}`;
  }
  context.indentation -= 2;
  return text;
}

module.exports = { shownKeys, extraKeys, formatMember };
