'use strict';

// The ES module loader: from a specifier to a namespace.

const errors = require('internal/modules/errors');
const files = require('internal/modules/files');
const { formatForImport } = require('internal/modules/formats');
const { resolveImport } = require('internal/modules/resolve');
const { pathToURL } = require('internal/modules/urls');
const { ModuleRecord } = require('internal/modules/record');
const { SyntheticRecord } = require('internal/modules/synthetic');
const { link, evaluate, isAsyncGraph } = require('internal/modules/evaluation');

const registry = new Map();

// MARK: Loading

// The record of what a specifier was resolved to; its dependencies are not loaded yet.
function recordOf(resolved, attributes) {
  const type = checkedType(attributes);
  if (resolved.builtin !== undefined) {
    return remember(`node:${resolved.builtin}`, () => SyntheticRecord.builtin(resolved.builtin));
  }
  const { path, url } = resolved;
  const record = remember(url, () => {
    if (path === undefined) return dataRecord(url, type);
    const { format, source } = formatForImport(path);
    if (format === 'json') {
      if (type !== 'json') throw errors.attributeMissing(url);
      return SyntheticRecord.json(url, path);
    }
    if (type === 'json') throw errors.attributeFailed(url, type);
    if (format === 'commonjs') {
      const { loadForImport } = require('internal/modules/cjs');
      return new SyntheticRecord('commonjs', url, path, () => loadForImport(path));
    }
    return new ModuleRecord(url, path, source ?? files.readText(path));
  });
  if (record.kind === 'json' && type !== 'json') throw errors.attributeMissing(url);
  if (record.kind !== 'json' && type === 'json') throw errors.attributeFailed(url, type);
  return record;
}

function remember(url, make) {
  let record = registry.get(url);
  if (record === undefined) {
    record = make();
    registry.set(url, record);
  }
  return record;
}

function checkedType(attributes) {
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key !== 'type') throw errors.attributeUnknown(key, value);
  }
  const type = attributes?.type;
  if (type !== undefined && type !== 'json') throw errors.attributeUnsupported(type);
  return type;
}

function dataRecord(url, type) {
  const match = /^data:([^,;]*)[^,]*?(;base64)?,(.*)$/s.exec(url);
  const body = match === null ? '' : match[2] ? atob(decodeURIComponent(match[3])) : decodeURIComponent(match[3]);
  if (match?.[1] === 'application/json') {
    if (type !== 'json') throw errors.attributeMissing(url);
    return new SyntheticRecord('json', url, url, () => JSON.parse(body));
  }
  if (match?.[1] === 'text/javascript') return new ModuleRecord(url, url, body);
  throw errors.unknownFormat(match?.[1], url);
}

// Loads everything below the record.
function loadGraph(root) {
  const pending = [root];
  const loaded = [];
  try {
    for (let record = pending.pop(); record !== undefined; record = pending.pop()) {
      if (record.isSynthetic || record.dependencies !== null) continue;
      loaded.push(record);
      record.dependencies = record.described.requests.map((request) => dependency(request, record));
      pending.push(...record.dependencies.toReversed());
    }
  } catch (error) {
    // What is half loaded is loaded anew when it is asked for again.
    for (const record of loaded) {
      record.dependencies = null;
      registry.delete(record.url);
    }
    throw error;
  }
}

function dependency({ specifier, attributes, line, column }, importer) {
  try {
    return recordOf(resolveImport(specifier, importer.path), attributes);
  } catch (error) {
    throw errors.locate(error, importer.path, line, column);
  }
}

// MARK: Importing

function importRecord(record) {
  loadGraph(record);
  try {
    link(record, importFrom);
  } catch (error) {
    forget(record);
    throw error;
  }
  const pending = evaluate(record, importFrom);
  return pending === undefined ? record.namespace() : pending.then(() => record.namespace());
}

// A graph that cannot be linked is read again when it is asked for again.
function forget(record, visited = new Set()) {
  if (record.isSynthetic || record.status !== 'unlinked' || visited.has(record)) return;
  visited.add(record);
  registry.delete(record.url);
  for (const dependency of record.dependencies ?? []) forget(dependency, visited);
}

// `import(specifier, options)` in the file.
function importFrom(specifier, parentPath, options) {
  return new Promise((resolve, reject) => {
    const text = `${specifier}`;
    if (options !== undefined && (typeof options !== 'object' || options === null)) {
      throw new TypeError('The second argument to import() must be an object');
    }
    const attributes = options?.with ?? options?.assert;
    Promise.resolve().then(() => importRecord(recordOf(resolveImport(text, parentPath), attributes)))
      .then(resolve, reject);
  });
}

// A promise of the namespace of a file, given as an absolute path or a file URL.
function importModule(target) {
  const specifier = target.startsWith('file:') ? target : pathToURL(target);
  return importFrom(specifier, '/');
}

// The record of a file with all that it imports read and linked, and nothing run.
function linkModule(path) {
  const record = recordOf({ path, url: pathToURL(path) });
  loadGraph(record);
  link(record, importFrom);
  return record;
}

// The namespace of an ES module that CommonJS requires: all of it runs now.
function requireNamespace(path, parentPath) {
  const record = recordOf({ path, url: pathToURL(path) });
  if (record.status === 'evaluating') throw errors.requireCycle(path, parentPath);
  loadGraph(record);
  try {
    link(record, importFrom);
  } catch (error) {
    forget(record);
    throw error;
  }
  if (isAsyncGraph(record)) throw errors.requireAsyncModule(parentPath, path);
  evaluate(record, importFrom);
  return record.namespace();
}

module.exports = {
  importModule, importFrom, linkModule, requireNamespace, clear: () => registry.clear(),
};
