'use strict';

// Module namespace objects: null prototype, Symbol.toStringTag, sorted names, sealed.

const namespaces = new WeakSet();

const isModuleNamespaceObject = (value) =>
  value !== null && typeof value === 'object' && namespaces.has(value);

// `entries` are [name, read, isConstant]; those that are not constant stay readers.
function makeNamespace(entries) {
  const namespace = Object.create(null);
  namespaces.add(namespace);
  fillNamespace(namespace, entries, false);
  return namespace;
}

// Defines the names anew; `isComplete` once every module behind them has run.
function fillNamespace(namespace, entries, isComplete) {
  if (!Object.isExtensible(namespace)) return;
  for (const key of Object.keys(namespace)) delete namespace[key];
  for (const [name, read, isConstant] of entries.sort(byName)) {
    const value = isComplete && isConstant ? { value: read(), writable: false }
      : { get: read, set: () => refuse(name) };
    Object.defineProperty(namespace, name, { ...value, enumerable: true, configurable: !isComplete });
  }
  Object.defineProperty(namespace, Symbol.toStringTag, { value: 'Module', configurable: !isComplete });
  if (isComplete) Object.preventExtensions(namespace);
}

const byName = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

function refuse(name) {
  throw new TypeError(`Cannot assign to read only property '${name}' of object '[object Module]'`);
}

module.exports = { makeNamespace, fillNamespace, isModuleNamespaceObject };
