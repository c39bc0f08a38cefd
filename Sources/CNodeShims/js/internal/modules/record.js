'use strict';

// An ES module: what it says about its imports and exports, its compiled function, and its names.

const { compile, describeModule, allowsNoAwait } = require('internal/modules/compile');
const { makeNamespace, fillNamespace } = require('internal/modules/namespace');
const errors = require('internal/modules/errors');
const { resolveToURL } = require('internal/modules/resolve');

class ModuleRecord {
  isSynthetic = false;
  status = 'unlinked'; // unlinked, linking, linked, evaluating, evaluating-async, evaluated
  failure = null;
  dependencies = null; // one record a request
  isCyclic = false;
  asyncOrder = undefined; // a number while it runs, 'done' behind
  pendingDependencies = 0;
  asyncParents = [];
  cycleRoot = null;
  capability = null;
  isAsync = false;
  #readers = null;
  #namespace = null;
  #function = null;
  #generator = null;
  #parameters = [];
  #text = '';

  constructor(url, path, source) {
    this.#text = source;
    this.url = url;
    this.path = path;
    this.described = describeModule(source, path);
    const { mayAwait, localExports } = this.described;
    this.isAsync = mayAwait && !allowsNoAwait(this.described.source, url);
    this.localExports = new Map(localExports.map((entry, index) => [entry.exported, { ...entry, index }]));
  }

  // MARK: Names

  // { record, name } of the variable behind an exported name, null, or 'ambiguous'.
  resolveExport(name, visited = []) {
    if (visited.some((entry) => entry.record === this && entry.name === name)) return null;
    visited.push({ record: this, name });
    if (this.localExports.has(name)) return { record: this, name };
    for (const entry of this.described.indirectExports) {
      if (entry.exported !== name) continue;
      const target = this.dependencies[entry.request];
      return entry.imported === '*' ? { record: target, name: '*' }
        : target.resolveExport(entry.imported, visited);
    }
    return name === 'default' ? null : this.#resolveStar(name, visited);
  }

  #resolveStar(name, visited) {
    let found = null;
    for (const { request } of this.described.starExports) {
      const resolution = this.dependencies[request].resolveExport(name, visited);
      if (resolution === 'ambiguous') return resolution;
      if (resolution === null) continue;
      if (found === null) {
        found = resolution;
      } else if (found.record !== resolution.record || found.name !== resolution.name) {
        return 'ambiguous';
      }
    }
    return found;
  }

  names(visited = new Set()) {
    if (visited.has(this)) return [];
    visited.add(this);
    const names = new Set(this.localExports.keys());
    for (const { exported } of this.described.indirectExports) names.add(exported);
    for (const { request } of this.described.starExports) {
      for (const name of this.dependencies[request].names(visited)) {
        if (name !== 'default') names.add(name);
      }
    }
    return [...names];
  }

  // The value of an own exported variable; a ReferenceError before it has one.
  read(name, shownName = name) {
    const { index, local } = this.localExports.get(name);
    if (this.#readers === null) throw uninitialised(shownName);
    try {
      return this.#named(local, this.#readers[index]());
    } catch (error) {
      throw error instanceof ReferenceError ? uninitialised(shownName) : error;
    }
  }

  // An anonymous default export is called 'default'.
  #named(local, value) {
    const { defaultExport } = this.described.names;
    if (local === defaultExport && typeof value === 'function' &&
      Object.getOwnPropertyDescriptor(value, 'name')?.value === defaultExport) {
      Object.defineProperty(value, 'name', { value: 'default', configurable: true });
    }
    return value;
  }

  isConstant(name) {
    return this.localExports.get(name).isConstant;
  }

  namespace() {
    if (this.#namespace === null) {
      this.#namespace = makeNamespace([]);
    } else if (!Object.isExtensible(this.#namespace)) {
      return this.#namespace;
    }
    const entries = [];
    for (const name of this.names()) {
      const resolution = this.resolveExport(name);
      if (resolution === null || resolution === 'ambiguous') continue;
      entries.push([name, () => readResolution(resolution), isConstantResolution(resolution)]);
    }
    fillNamespace(this.#namespace, entries, this.status === 'evaluated' && this.failure === null);
    return this.#namespace;
  }

  // MARK: Compiling

  // Compiles the body. An import that can never change is a parameter of the function; any other is
  // read where it is used, through the object of a `with` statement.
  compile() {
    const { names, localExports } = this.described;
    const scope = Object.create(null);
    let hasScope = false;
    const parameters = [names.register, names.meta, names.dynamicImport];
    this.#parameters = [];
    for (const entry of this.described.imports) {
      const read = this.#reader(entry);
      if (read.isConstant && !entry.isAssigned && !this.isCyclic) {
        parameters.push(entry.local);
        this.#parameters.push(read);
      } else {
        hasScope = true;
        Object.defineProperty(scope, entry.local, { get: read, set: assignToConstant });
      }
    }
    const register = localExports.length === 0 ? ''
      : `${names.register}([${localExports.map(({ local }) => `()=>${local}`)}]);`;
    const kind = `${this.isAsync ? 'async ' : ''}function${this.isCyclic ? '*' : ''}`;
    const header = `(${hasScope ? `function(${names.scope}){with(${names.scope}){return ` : ''}` +
      `${kind}(${parameters}){"use strict";${register}${this.isCyclic ? 'yield;' : ''}`;
    const compiled = compile(header, this.described, hasScope ? '}}})' : '})', this.url, this.path);
    this.#function = hasScope ? compiled(scope) : compiled;
    this.described.source = '';
    this.#text = '';
  }

  #reader({ request, imported, local, line, column }) {
    const target = this.dependencies[request];
    const { specifier } = this.described.requests[request];
    if (imported === '*') return Object.assign(() => target.namespace(), { isConstant: true });
    const resolution = target.resolveExport(imported);
    if (resolution === null || resolution === 'ambiguous') {
      throw this.#missing(resolution, specifier, imported, line, column, target);
    }
    const read = () => readResolution(resolution, local);
    return Object.assign(read, { isConstant: isConstantResolution(resolution) });
  }

  #missing(resolution, specifier, imported, line, column, target) {
    let message = `The requested module '${specifier}' does not provide an export named '${imported}'`;
    if (resolution === 'ambiguous') {
      message = `The requested module '${specifier}' contains conflicting star exports for name '${imported}'`;
    } else if (target?.kind === 'commonjs') {
      message = `Named export '${imported}' not found. The requested module '${specifier}' is a CommonJS ` +
        'module, which may not support all module.exports as named exports.\nCommonJS modules can ' +
        'always be imported via the default export, for example using:\n\n' +
        `import pkg from '${specifier}';\n${this.#asDestructuring(line)}`;
    }
    return errors.locate(new SyntaxError(message), this.path, line, column);
  }

  // The import's list of names as the list of an assignment, where it stands in one line.
  #asDestructuring(line) {
    const [list] = /\{[^}]*\}/.exec(this.#text.split('\n')[line - 1]) ?? [];
    return list === undefined ? '' : `const ${list.replace(/\s+as\s+/g, ': ')} = pkg;\n`;
  }

  // Checks the names that are handed on without being imported.
  checkIndirectExports() {
    for (const { exported, request, imported, line, column } of this.described.indirectExports) {
      if (imported === '*') continue;
      const resolution = this.resolveExport(exported);
      if (resolution === null || resolution === 'ambiguous') {
        const { specifier } = this.described.requests[request];
        throw this.#missing(
          resolution, specifier, imported, line, column, this.dependencies[request]);
      }
    }
  }

  // MARK: Running

  // Declares the module's functions before any module of its cycle runs.
  instantiate(importFrom) {
    if (!this.isCyclic) return;
    this.#generator = this.#function.call(undefined, ...this.#hostArguments(importFrom));
    this.#generator.next();
  }

  // Runs the body: a promise where it has a top-level await.
  run(importFrom) {
    if (this.isCyclic) return this.#generator.next();
    const values = this.#parameters.map((read) => read());
    return this.#function.call(undefined, ...this.#hostArguments(importFrom), ...values);
  }

  #hostArguments(importFrom) {
    const register = (readers) => { this.#readers = readers; };
    const meta = this.described.usesImportMeta ? makeMeta(this.url, this.path) : undefined;
    return [register, meta, (specifier, options) => importFrom(specifier, this.path, options)];
  }

  // Gives an anonymous default export its name, and the namespace its final form.
  complete() {
    this.#generator = null;
    if (this.localExports.has('default')) this.read('default');
    if (this.#namespace !== null) this.namespace();
  }
}

function readResolution({ record, name }, shownName) {
  return name === '*' ? record.namespace() : record.read(name, shownName);
}

function isConstantResolution({ record, name }) {
  return name === '*' || record.isSynthetic || record.isConstant(name);
}

const uninitialised = (name) => new ReferenceError(`Cannot access '${name}' before initialization`);

function assignToConstant() {
  throw new TypeError('Assignment to constant variable.');
}

function makeMeta(url, path) {
  const meta = Object.create(null);
  if (path.startsWith('/')) {
    meta.dirname = require('path').dirname(path);
    meta.filename = path;
  }
  meta.resolve = function resolve(specifier) {
    return resolveToURL(`${specifier}`, path);
  };
  meta.url = url;
  return meta;
}

module.exports = { ModuleRecord };
