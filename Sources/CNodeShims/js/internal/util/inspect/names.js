'use strict';

// What stands before the brace: the class of an object, its tag, `[Function: name]`.

const { types } = require('internal/util/types');

// The name of the class an object is an instance of; null where it has no prototype at all.
// With `inherited` (showHidden) it also collects the prototype's members.
function className(object, context, depth, inherited) {
  const first = Object.getPrototypeOf(object);
  for (let current = object; current !== null; current = Object.getPrototypeOf(current)) {
    const descriptor = Object.getOwnPropertyDescriptor(current, 'constructor');
    const constructor = descriptor?.value;
    if (typeof constructor === 'function' && constructor.name !== ''
      && isInstance(object, constructor)) {
      if (inherited !== undefined && (first !== current || !isBuiltIn(constructor))) {
        collectInherited(context, object, first ?? object, depth, inherited);
      }
      return String(constructor.name);
    }
  }
  if (first === null) return null;
  const kind = typeof object === 'function' ? 'Function' : builtInTag(object);
  if (depth > context.depth && context.depth !== null) return `${kind} <Complex prototype>`;
  const parent = className(first, context, depth + 1, inherited);
  if (parent !== null) return `${kind} <${parent}>`;
  const shown = context.inspect(first, {
    ...(context.userOptions ?? {}), customInspect: false, depth: -1,
  });
  return `${kind} <${shown}>`;
}

function builtInTag(object) {
  if (Array.isArray(object)) return 'Array';
  const tag = Object.prototype.toString.call(object).slice(8, -1);
  return typeof globalThis[tag] === 'function' ? tag : 'Object';
}

function isInstance(object, constructor) {
  try {
    return object instanceof constructor;
  } catch {
    return false;
  }
}

// The classes of the language, by name: what Node adds to them is not among them.
const languageClasses = new Set([
  'AggregateError', 'Array', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array', 'BigUint64Array',
  'Boolean', 'DataView', 'Date', 'Error', 'EvalError', 'FinalizationRegistry', 'Float32Array',
  'Float64Array', 'Function', 'Int16Array', 'Int32Array', 'Int8Array', 'Intl', 'Map', 'Number',
  'Object', 'Promise', 'Proxy', 'RangeError', 'ReferenceError', 'RegExp', 'Set',
  'SharedArrayBuffer', 'String', 'Symbol', 'SyntaxError', 'TypeError', 'URIError', 'Uint16Array',
  'Uint32Array', 'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'WebAssembly',
]);

const isBuiltIn = (constructor) => languageClasses.has(constructor.name);

function collectInherited(context, object, first, depth, inherited) {
  let level = 0;
  let current = object;
  const seen = new Set();
  do {
    if (level !== 0 || object === current) {
      current = Object.getPrototypeOf(current);
      if (current === null) break;
      const constructor = Object.getOwnPropertyDescriptor(current, 'constructor')?.value;
      if (typeof constructor === 'function' && isBuiltIn(constructor)) break;
    }
    for (const key of Reflect.ownKeys(current)) {
      if (key === 'constructor' || seen.has(key) || Object.hasOwn(object, key)) continue;
      seen.add(key);
      const descriptor = Object.getOwnPropertyDescriptor(current, key);
      if (typeof descriptor.value === 'function') continue;
      inherited.push({ key, descriptor, owner: object });
    }
  } while (++level !== 3);
}

// "Foo [tag] ", "[Map(2): null prototype] ": the trailing space stays, callers cut it.
function prefix(name, tag, fallback, size = '') {
  if (name === null) {
    const lead = `[${fallback}${size}: null prototype] `;
    return tag !== '' && fallback !== tag ? `${lead}[${tag}] ` : lead;
  }
  return tag !== '' && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
}

function functionBase(value, name, tag) {
  const source = Function.prototype.toString.call(value);
  if (isClassSource(source)) return classBase(value, name, tag);
  let type = 'Function';
  if (types.isGeneratorFunction(value)) type = `Generator${type}`;
  if (types.isAsyncFunction(value)) type = `Async${type}`;
  let base = `[${type}`;
  if (name === null) base += ' (null prototype)';
  base += value.name === '' ? ' (anonymous)' : `: ${
    typeof value.name === 'string' ? value.name : String(value.name)}`;
  base += ']';
  if (name !== type && name !== null) base += ` ${name}`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  return base;
}

function isClassSource(source) {
  if (!source.startsWith('class') || !source.endsWith('}')) return false;
  const body = source.slice(5, -1);
  const brace = body.indexOf('{');
  if (brace === -1) return false;
  const head = body.slice(0, brace);
  if (!head.includes('(')) return true;
  const bare = body.replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, '');
  return /^(\s+[^(]*?)\s*{/.test(bare);
}

function classBase(value, name, tag) {
  const own = Object.hasOwn(value, 'name') && value.name;
  let base = `class ${own || '(anonymous)'}`;
  if (name !== 'Function' && name !== null) base += ` [${name}]`;
  if (tag !== '' && name !== tag) base += ` [${tag}]`;
  if (name === null) {
    base += ' extends [null prototype]';
  } else {
    const parent = Object.getPrototypeOf(value).name;
    if (parent) base += ` extends ${parent}`;
  }
  return `[${base}]`;
}

module.exports = { className, prefix, functionBase, isBuiltIn };
