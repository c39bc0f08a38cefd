'use strict';

// Loads a configuration file, and gives what it says as a tree that the host can read:
//
//   { kind: 'flag' | 'number' | 'text', value }
//   { kind: 'list', elements }
//   { kind: 'object', members: [{ name, value }] }     members that are undefined are left out
//   { kind: 'function' }
//   { kind: 'other', words }                           what no setting takes

const loader = require('internal/modules/loader');

let configuration;

// A module's configuration is its default export or its `module.exports`; a function gives it, or a
// promise of it.
function load(path) {
  const loaded = loadFile(path);
  // The host looks at it only after the microtasks: until then it must not count as unhandled.
  loaded.catch(() => {});
  return loaded;
}

async function loadFile(path) {
  const { namespace } = await loader.load(path);
  if (!('default' in namespace)) {
    throw new TypeError('the module exports no default: write `export default { … }`');
  }
  let exported = namespace.default;
  if (exported !== null && typeof exported === 'object' && exported.__esModule) {
    exported = exported.default;
  }
  configuration = typeof exported === 'function' ? await exported() : exported;
  return describe(configuration, []);
}

// The object of functions that the configuration, which is known to be right, has as `hooks`.
function hooks() {
  return configuration.hooks;
}

function describe(value, above) {
  switch (typeof value) {
    case 'boolean': return { kind: 'flag', value };
    case 'number': return { kind: 'number', value };
    case 'string': return { kind: 'text', value };
    case 'function': return { kind: 'function' };
    case 'undefined': return other('undefined');
    case 'bigint': return other('a BigInt');
    case 'symbol': return other('a symbol');
  }
  if (value === null) return other('null');
  if (above.includes(value)) return other('an object that is part of itself');
  const path = [...above, value];
  if (Array.isArray(value)) {
    return { kind: 'list', elements: Array.from(value, (element) => describe(element, path)) };
  }
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) {
    return other(`an object of ${prototype.constructor?.name || 'a class'}`);
  }
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
    .map(([name, member]) => ({ name, value: describe(member, path) }));
  return { kind: 'object', members };
}

function other(words) {
  return { kind: 'other', words };
}

module.exports = { load, hooks };
