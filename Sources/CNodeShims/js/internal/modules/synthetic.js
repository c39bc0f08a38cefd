'use strict';

// What ES modules import that is no ES module: built-in modules, CommonJS modules, JSON. Each has a
// `default`, and the properties of its exports as names.

const builtins = require('internal/modules/builtins');
const files = require('internal/modules/files');
const { makeNamespace, fillNamespace } = require('internal/modules/namespace');
const { exportNamesOf } = require('internal/modules/cjs-names');

class SyntheticRecord {
  isSynthetic = true;
  isExecuted = false;
  failure = null;
  value = undefined;
  #namespace = null;

  constructor(kind, url, path, load) {
    this.kind = kind;
    this.url = url;
    this.path = path;
    this.load = load;
  }

  static builtin(name) {
    const record = new SyntheticRecord('builtin', `node:${name}`, name, () => builtins.load(name));
    record.execute();
    return record;
  }

  static json(url, path) {
    // One object for both module systems.
    return new SyntheticRecord('json', url, path, () => require('internal/modules/cjs').loadForImport(path));
  }

  execute() {
    if (this.failure !== null) throw this.failure.error;
    if (this.isExecuted) return;
    try {
      this.value = this.load();
      this.isExecuted = true;
    } catch (error) {
      if (this.kind !== 'commonjs') this.failure = { error };
      throw error;
    }
  }

  // The names of a CommonJS module, known before it has run; others have theirs when they are loaded.
  get #ownNames() {
    if (this.kind === 'commonjs') return exportNamesOf(this.path);
    return this.hasNames ? Object.keys(this.value) : [];
  }

  get hasNames() {
    return this.kind !== 'json' && this.value !== null &&
      (typeof this.value === 'object' || typeof this.value === 'function');
  }

  has(name) {
    if (name === 'default') return true;
    return this.kind === 'commonjs' ? this.#ownNames.includes(name) : this.hasNames && name in this.value;
  }

  read(name) {
    if (name === 'default') return this.value;
    if (this.kind !== 'commonjs') return this.value[name];
    try {
      return this.value?.[name];
    } catch {
      // A getter of the module's that fails.
      return undefined;
    }
  }

  names() {
    return ['default', ...this.#ownNames.filter((name) => name !== 'default')];
  }

  resolveExport(name) {
    return this.has(name) ? { record: this, name } : null;
  }

  namespace() {
    this.#namespace ??= makeNamespace([]);
    fillNamespace(this.#namespace,
      this.names().map((name) => [name, () => this.read(name), true]), this.isExecuted);
    return this.#namespace;
  }
}

function parseJSON(path) {
  const text = files.readText(path);
  try {
    return JSON.parse(text);
  } catch (error) {
    error.message = `${path}: ${error.message}`;
    throw error;
  }
}

module.exports = { SyntheticRecord, parseJSON };
