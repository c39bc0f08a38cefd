'use strict';

// The heart of inspect: one value of any kind.

exports.formatValue = formatValue;
exports.formatPrimitive = formatPrimitive;

const { types, typedArrayName } = require('internal/util/types');
const { quoted, numberText, bigintText } = require('internal/util/inspect/text');
const { className, prefix, functionBase } = require('internal/util/inspect/names');
const { shownKeys, extraKeys, formatMember } = require('internal/util/inspect/members');
const collections = require('internal/util/inspect/collections');
const { formatError } = require('internal/util/inspect/errors');
const { layOut } = require('internal/util/inspect/layout');
const { getProxyDetails } = internalBinding('engine');

const custom = Symbol.for('nodejs.util.inspect.custom');

function formatPrimitive(context, value) {
  switch (typeof value) {
    case 'string': return stringText(context, value);
    case 'number':
      return context.stylize(numberText(value, context.numericSeparator), 'number');
    case 'bigint':
      return context.stylize(bigintText(value, context.numericSeparator), 'bigint');
    case 'boolean': return context.stylize(`${value}`, 'boolean');
    case 'undefined': return context.stylize('undefined', 'undefined');
    default: return context.stylize(Symbol.prototype.toString.call(value), 'symbol');
  }
}

function stringText(context, value) {
  let trailer = '';
  if (value.length > context.maxStringLength) {
    const left = value.length - context.maxStringLength;
    value = value.slice(0, context.maxStringLength);
    trailer = `... ${left} more character${left > 1 ? 's' : ''}`;
  }
  const isLong = value.length > 16
    && value.length > context.breakLength - context.indentation - 4;
  if (context.compact !== true && isLong && value.includes('\n')) {
    const lines = value.match(/[^\n]*\n|[^\n]+$/g);
    const glue = ` +\n${' '.repeat(context.indentation + 2)}`;
    return lines.map((line) => context.stylize(quoted(line), 'string')).join(glue) + trailer;
  }
  return context.stylize(quoted(value), 'string') + trailer;
}

function formatValue(context, value, depth, isNestedBuffer = false) {
  if (value === null) return context.stylize('null', 'null');
  if (typeof value !== 'object' && typeof value !== 'function') {
    return formatPrimitive(context, value);
  }
  const original = value;
  const proxy = getProxyDetails(value);
  if (proxy !== undefined) {
    if (proxy === null || proxy[0] === null) return context.stylize('<Revoked Proxy>', 'special');
    if (context.showProxy) return formatProxy(context, proxy, depth);
    value = proxy[0];
    // A proxy of a proxy is looked through as well.
    for (let inner; (inner = getProxyDetails(value)) !== undefined;) {
      if (inner === null || inner[0] === null) {
        return context.stylize('<Revoked Proxy>', 'special');
      }
      value = inner[0];
    }
  }
  if (context.customInspect) {
    const text = formatCustom(context, value, original, depth);
    if (text !== undefined) return text;
  }
  if (context.ancestors.includes(value)) {
    context.circular ??= new Map();
    if (!context.circular.has(value)) context.circular.set(value, context.circular.size + 1);
    return context.stylize(`[Circular *${context.circular.get(value)}]`, 'special');
  }
  return formatObject(context, value, depth, isNestedBuffer);
}

// What the value's own [util.inspect.custom] gives; undefined where it has none.
function formatCustom(context, value, original, depth) {
  const method = value[custom];
  if (typeof method !== 'function' || method === context.inspect) return undefined;
  const { constructor } = value;
  if (constructor && constructor.prototype === value) return undefined;
  const left = context.depth === null ? null : context.depth - depth;
  const answer = method.call(original, left, optionsFor(context, left), context.inspect);
  if (answer === original) return undefined;
  const isText = typeof answer !== 'object' || answer === null;
  return (isText ? `${answer}` : formatValue(context, answer, depth))
    .replaceAll('\n', `\n${' '.repeat(context.indentation)}`);
}

function optionsFor(context, depth) {
  const {
    showHidden, colors, customInspect, showProxy, maxArrayLength, maxStringLength, breakLength,
    compact, sorted, getters, numericSeparator, stylize,
  } = context;
  return {
    ...(context.userOptions ?? {}),
    showHidden, depth, colors, customInspect, showProxy, maxArrayLength, maxStringLength,
    breakLength, compact, sorted, getters, numericSeparator, ...context.others,
    stylize: (text, style) => stylize(String(text), style),
  };
}

function formatProxy(context, [target, handler], depth) {
  if (depth > context.depth && context.depth !== null) {
    return context.stylize('Proxy [Array]', 'special');
  }
  context.indentation += 2;
  const parts = [formatValue(context, target, depth + 1), formatValue(context, handler, depth + 1)];
  context.indentation -= 2;
  return layOut(context, parts, '', ['Proxy [', ']'], true, depth + 1, undefined);
}

// How one object is shown: `text` alone, or `base` and `parts` between `braces`.
function shapeOf(context, value, depth, isNestedBuffer, inherited) {
  const name = className(value, context, depth, inherited);
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string' || (tag !== '' && (context.showHidden
    ? Object.hasOwn(value, Symbol.toStringTag)
    : Object.prototype.propertyIsEnumerable.call(value, Symbol.toStringTag)))) {
    tag = '';
  }
  const isBare = (keys) => keys.length === 0 && !inherited?.length;
  if (value[Symbol.iterator] || name === null) {
    const shape = iterableShape(context, value, depth, name, tag, isBare);
    if (shape !== undefined) return shape;
  }
  const keys = shownKeys(value, context.showHidden);
  const lead = (fallback) => `${prefix(name, tag, fallback)}{`;
  const whole = (base, style) =>
    (isBare(keys) ? { text: style ? context.stylize(base, style) : base } : { base, keys });

  if (typeof value === 'function') return whole(functionBase(value, name, tag), 'special');
  if (types.isArgumentsObject(value)) {
    return isBare(keys) ? { text: '[Arguments] {}' } : { keys, braces: ['[Arguments] {', '}'] };
  }
  if (name === 'Object' && isPlain(value)) return objectShape(keys, tag, name, isBare);
  if (types.isRegExp(value)) {
    let base = RegExp.prototype.toString.call(name === null ? new RegExp(value) : value);
    const before = prefix(name, tag, 'RegExp');
    if (before !== 'RegExp ') base = `${before}${base}`;
    if (depth > context.depth && context.depth !== null) {
      return { text: context.stylize(base, 'regexp') };
    }
    return whole(base, 'regexp');
  }
  if (types.isDate(value)) {
    let base = Number.isNaN(Date.prototype.getTime.call(value))
      ? Date.prototype.toString.call(value) : Date.prototype.toISOString.call(value);
    const before = prefix(name, tag, 'Date');
    if (before !== 'Date ') base = `${before}${base}`;
    return whole(base, 'date');
  }
  if (types.isNativeError(value) || value instanceof Error) {
    return whole(formatError(context, value, name, tag, keys));
  }
  if (types.isAnyArrayBuffer(value)) {
    const kind = types.isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer';
    const before = prefix(name, tag, kind);
    if (isNestedBuffer && isBare(keys)) {
      return { text: `${before}{ byteLength: ${
        context.stylize(numberText(value.byteLength), 'number')} }` };
    }
    return {
      keys: ['byteLength', ...keys],
      braces: [`${before}{`, '}'],
      parts: isNestedBuffer ? undefined : () => collections.arrayBufferParts(context, value),
    };
  }
  if (types.isDataView(value)) {
    return { keys: ['byteLength', 'byteOffset', 'buffer', ...keys], braces: [lead('DataView'), '}'] };
  }
  if (types.isPromise(value)) {
    return {
      keys, braces: [lead('Promise'), '}'],
      parts: (inner) => collections.promiseParts(context, value, inner),
    };
  }
  if (types.isWeakSet(value) || types.isWeakMap(value)) {
    return {
      keys, braces: [lead(types.isWeakSet(value) ? 'WeakSet' : 'WeakMap'), '}'],
      parts: () => collections.unknownParts(context),
    };
  }
  if (types.isModuleNamespaceObject(value)) {
    const names = keys.slice();
    return {
      keys: [], braces: [lead('Module').replace(' [Module]', ''), '}'],
      parts: (inner) => collections.namespaceParts(context, value, inner, names),
    };
  }
  if (types.isBoxedPrimitive(value)) return boxedShape(context, value, keys, name, tag, isBare);
  return objectShape(keys, tag, name, isBare);
}

// No built-in kind of object but the plain one has neither a tag of its own nor the root prototype.
function isPlain(value) {
  return Object.getPrototypeOf(value) === Object.prototype
    && Object.prototype.toString.call(value) === '[object Object]';
}

function objectShape(keys, tag, name, isBare) {
  if (name === 'Object' && tag === '') {
    return isBare(keys) ? { text: '{}' } : { keys, braces: ['{', '}'] };
  }
  const lead = `${prefix(name, tag, 'Object')}{`;
  return isBare(keys) ? { text: `${lead}}` } : { keys, braces: [lead, '}'] };
}

function iterableShape(context, value, depth, name, tag, isBare) {
  if (Array.isArray(value)) {
    const before = name !== 'Array' || tag !== ''
      ? prefix(name, tag, 'Array', `(${value.length})`) : '';
    const keys = extraKeys(value, context.showHidden);
    if (value.length === 0 && isBare(keys)) return { text: `${before}[]` };
    return {
      keys, braces: [`${before}[`, ']'], isList: true,
      parts: (inner) => collections.arrayParts(context, value, inner),
    };
  }
  if (types.isSet(value) || types.isMap(value)) {
    const isSet = types.isSet(value);
    const kind = isSet ? Set : Map;
    const size = Object.getOwnPropertyDescriptor(kind.prototype, 'size').get.call(value);
    const before = prefix(name, tag, kind.name, `(${size})`);
    const keys = shownKeys(value, context.showHidden);
    if (size === 0 && isBare(keys)) return { text: `${before}{}` };
    const parts = isSet ? collections.setParts : collections.mapParts;
    return {
      keys, braces: [`${before}{`, '}'], parts: (inner) => parts(context, value, inner),
    };
  }
  const kind = typedArrayName(value);
  if (kind !== undefined) {
    const bound = name === null ? new globalThis[kind](value) : value;
    const keys = extraKeys(value, context.showHidden);
    const before = prefix(name, tag, kind, `(${bound.length})`);
    if (bound.length === 0 && keys.length === 0 && !context.showHidden) {
      return { text: `${before}[]` };
    }
    return {
      keys, braces: [`${before}[`, ']'], isList: true,
      parts: (inner) => collections.typedArrayParts(context, bound, inner),
    };
  }
  if (types.isMapIterator(value) || types.isSetIterator(value)) {
    const braces = [`[${tag}] {`, '}'];
    return {
      keys: shownKeys(value, context.showHidden), braces,
      parts: (inner) => collections.iteratorParts(context, value, inner, braces),
    };
  }
  return undefined;
}

function boxedShape(context, value, keys, name, tag, isBare) {
  let primitive;
  let type;
  for (const kind of [Number, String, Boolean, BigInt, Symbol]) {
    if (types[`is${kind.name}Object`](value)) {
      primitive = kind.prototype.valueOf.call(value);
      type = kind.name;
    }
  }
  if (type === 'String') keys.splice(0, primitive.length);
  let base = `[${type}`;
  if (type !== name) base += name === null ? ' (null prototype)' : ` (${name})`;
  base += `: ${formatPrimitive({ ...context, stylize: (text) => text }, primitive)}]`;
  if (tag !== '' && tag !== name) base += ` [${tag}]`;
  if (!isBare(keys)) return { base, keys };
  return { text: context.stylize(base, type.toLowerCase()) };
}

function formatObject(context, value, depth, isNestedBuffer) {
  const inherited = context.showHidden && (depth <= context.depth || context.depth === null)
    ? [] : undefined;
  const shape = shapeOf(context, value, depth, isNestedBuffer, inherited);
  if (shape.text !== undefined) return shape.text;
  if (depth > context.depth && context.depth !== null) return beyondDepth(context, value, depth);

  const { keys, base = '', isList = false } = shape;
  const braces = shape.braces ?? ['{', '}'];
  const inner = depth + 1;
  context.ancestors.push(value);
  context.currentDepth = inner;
  let parts;
  try {
    parts = shape.parts?.(inner) ?? [];
    for (const key of keys) {
      parts.push(formatMember(context, value, inner, key, isList ? 'extra' : 'member'));
    }
    for (const { key, descriptor, owner } of inherited ?? []) {
      const text = formatMember(context, owner, inner, key, 'member', descriptor, value);
      parts.push(context.colors ? `\u001b[2m${text}\u001b[22m` : text);
    }
  } catch (error) {
    if (!(error instanceof RangeError) || !/call stack/i.test(error.message)) throw error;
    const name = className(value, context, depth, undefined);
    return context.stylize(
      `[${name}: Inspection interrupted prematurely. Maximum call stack size exceeded.]`, 'special');
  }
  let shownBase = base;
  const index = context.circular?.get(value);
  if (index !== undefined) {
    const reference = context.stylize(`<ref *${index}>`, 'special');
    if (context.compact === true) braces[0] = `${reference} ${braces[0]}`;
    else shownBase = base === '' ? reference : `${reference} ${base}`;
  }
  context.ancestors.pop();
  if (context.sorted) sortParts(context, parts, keys, isList);
  const text = layOut(context, parts, shownBase, braces, isList, inner, value);
  const spent = (context.budget[context.indentation] ?? 0) + text.length;
  context.budget[context.indentation] = spent;
  if (spent > 2 ** 27) context.depth = -1;
  return text;
}

function beyondDepth(context, value, depth) {
  const name = className(value, context, depth, undefined);
  let tag = value[Symbol.toStringTag];
  if (typeof tag !== 'string') tag = '';
  const shown = prefix(name, tag, Array.isArray(value) ? 'Array' : 'Object').slice(0, -1);
  return context.stylize(name === null ? shown : `[${shown}]`, 'special');
}

function sortParts(context, parts, keys, isList) {
  const order = context.sorted === true ? undefined : context.sorted;
  if (!isList) {
    parts.sort(order);
  } else if (keys.length > 1) {
    const named = parts.splice(parts.length - keys.length, keys.length).sort(order);
    parts.push(...named);
  }
}
