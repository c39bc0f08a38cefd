'use strict';

// The elements of arrays, maps, sets, buffers, iterators and promises, each as a list of texts.

const { formatMember } = require('internal/util/inspect/members');
const { numberText, bigintText } = require('internal/util/inspect/text');
const value = require('internal/util/inspect/value');

const more = (count, noun = 'item') => `... ${count} more ${noun}${count > 1 ? 's' : ''}`;
const shownCount = (context, length) => Math.min(Math.max(0, context.maxArrayLength), length);

function indented(context, body) {
  context.indentation += 2;
  try {
    return body();
  } finally {
    context.indentation -= 2;
  }
}

function arrayParts(context, array, depth) {
  const count = shownCount(context, array.length);
  const parts = [];
  for (let index = 0; index < count; index++) {
    if (!Object.hasOwn(array, index)) return sparseParts(context, array, depth, count, parts, index);
    parts.push(formatMember(context, array, depth, index, 'element'));
  }
  if (array.length > count) parts.push(more(array.length - count));
  return parts;
}

// Goes on from the first hole: `index` elements stand in `parts` already.
function sparseParts(context, array, depth, count, parts, index) {
  const keys = Object.keys(array);
  let next = index;
  for (let position = index; position < keys.length && parts.length < count; position++) {
    const key = keys[position];
    if (!/^(?:0|[1-9]\d*)$/.test(key) || Number(key) > 2 ** 32 - 2) break;
    if (String(next) !== key) {
      const holes = Number(key) - next;
      parts.push(context.stylize(`<${holes} empty item${holes > 1 ? 's' : ''}>`, 'undefined'));
      next = Number(key);
      if (parts.length === count) break;
    }
    parts.push(formatMember(context, array, depth, key, 'element'));
    next++;
  }
  const left = array.length - next;
  if (left > 0) {
    parts.push(parts.length === count ? more(left)
      : context.stylize(`<${left} empty item${left > 1 ? 's' : ''}>`, 'undefined'));
  }
  return parts;
}

function typedArrayParts(context, array, depth) {
  const count = shownCount(context, array.length);
  const parts = [];
  for (let index = 0; index < count; index++) {
    const element = array[index];
    parts.push(typeof element === 'bigint'
      ? context.stylize(bigintText(element, context.numericSeparator), 'bigint')
      : context.stylize(numberText(element, context.numericSeparator), 'number'));
  }
  if (array.length > count) parts.push(more(array.length - count));
  if (context.showHidden) {
    indented(context, () => {
      for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
        parts.push(`[${key}]: ${value.formatValue(context, array[key], depth, true)}`);
      }
    });
  }
  return parts;
}

function arrayBufferParts(context, buffer) {
  let bytes;
  try {
    bytes = new Uint8Array(buffer);
  } catch {
    return [context.stylize('(detached)', 'special')];
  }
  const count = shownCount(context, bytes.length);
  const shown = [];
  for (let index = 0; index < count; index++) {
    shown.push(bytes[index].toString(16).padStart(2, '0'));
  }
  let text = shown.join(' ');
  if (bytes.length > count) text += ` ${more(bytes.length - count, 'byte')}`;
  return [`${context.stylize('[Uint8Contents]', 'special')}: <${text}>`];
}

function setParts(context, set, depth) {
  const elements = [...Set.prototype.values.call(set)];
  return limited(context, elements, (element) => value.formatValue(context, element, depth));
}

function mapParts(context, map, depth) {
  const entries = [...Map.prototype.entries.call(map)];
  return limited(context, entries, ([key, element]) =>
    `${value.formatValue(context, key, depth)} => ${value.formatValue(context, element, depth)}`);
}

function limited(context, elements, format) {
  const count = shownCount(context, elements.length);
  return indented(context, () => {
    const parts = [];
    for (let index = 0; index < count; index++) parts.push(format(elements[index]));
    if (elements.length > count) parts.push(more(elements.length - count));
    return parts;
  });
}

// The rest of a map's or a set's iterator, where the engine lets us look without moving it.
function iteratorParts(context, iterator, depth, braces) {
  const { previewEntries } = internalBinding('engine');
  const preview = previewEntries?.(iterator);
  if (preview === undefined) return [context.stylize('<items unknown>', 'special')];
  const [entries, isKeyValue] = preview;
  if (!isKeyValue) {
    return limited(context, entries, (entry) => value.formatValue(context, entry, depth));
  }
  braces[0] = braces[0].replace(/ Iterator] {$/, ' Entries] {');
  const pairs = [];
  for (let index = 0; index < entries.length; index += 2) {
    pairs.push([entries[index], entries[index + 1]]);
  }
  return limited(context, pairs, (pair) => `[ ${value.formatValue(context, pair[0], depth)}, ${
    value.formatValue(context, pair[1], depth)} ]`);
}

function promiseParts(context, promise, depth) {
  const [state, result] = internalBinding('engine').getPromiseDetails(promise) ?? ['pending'];
  if (state === 'pending') return [context.stylize('<pending>', 'special')];
  const text = indented(context, () => value.formatValue(context, result, depth));
  return [state === 'rejected' ? `${context.stylize('<rejected>', 'special')} ${text}` : text];
}

function namespaceParts(context, namespace, depth, keys) {
  return keys.map((key) => {
    let descriptor;
    try {
      descriptor = { value: namespace[key], enumerable: true };
    } catch {
      return `${context.stylize(key, 'name')}: ${context.stylize('<uninitialized>', 'special')}`;
    }
    return formatMember(context, namespace, depth, key, 'member', descriptor);
  });
}

function unknownParts(context) {
  return [context.stylize('<items unknown>', 'special')];
}

module.exports = {
  arrayParts, typedArrayParts, arrayBufferParts, setParts, mapParts, iteratorParts, promiseParts,
  namespaceParts, unknownParts,
};
