'use strict';

// What the runner asks of a migration's module: which of its exports is the migration, how to call
// it, and what an error says and where it comes from.

const { createMigrationClient, completionOf } = require('internal/migration-client');
const loading = require('internal/migration-loading');
const { urlToPath } = require('internal/modules/urls');

function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function isCallable(value) {
  return typeof value === 'function';
}

function hasDirection(value) {
  return isObject(value) && (isCallable(value.up) || isCallable(value.down));
}

// A class whose instances migrate.
function isMigrationClass(value) {
  return isCallable(value) && isObject(value.prototype) && hasDirection(value.prototype);
}

function isNamespace(value) {
  return Object.prototype.toString.call(value) === '[object Module]';
}

// The object that carries `up` and `down`, from any form in which a module provides one; undefined
// where there is none.
function carrierOf(exported) {
  if (!isObject(exported)) return undefined;
  if (isMigrationClass(exported)) return new exported();
  if (hasDirection(exported)) return exported;
  if (isCallable(exported)) return { up: exported };
  if (isObject(exported.default)) {
    const carrier = carrierOf(exported.default);
    if (carrier !== undefined) return carrier;
  }
  const values = Object.keys(exported).filter((name) => name !== 'default').map((name) => exported[name]);
  const [only] = values;
  if (values.length === 1 && isMigrationClass(only)) return new only();
  if (values.length === 1 && hasDirection(only)) return only;
  return undefined;
}

function firstString(...values) {
  return values.find((value) => typeof value === 'string' && value !== '') ?? null;
}

// Loads a migration's module, as the loader does.
function load(path) {
  loading.watch();
  return require('internal/modules/loader').load(path);
}

// A migration as { carrier, hasUp, hasDown, hasRun, name, version, transaction, exportNames }; `hasRun` says
// that `up` ran while the module was loaded.
function describe(exported) {
  const carrier = carrierOf(exported);
  const outer = isObject(exported) && !isCallable(exported) ? exported : {};
  const inner = carrier ?? {};
  const version = inner.migrationVersion ?? outer.migrationVersion;
  return {
    carrier,
    hasUp: isCallable(inner.up),
    hasDown: isCallable(inner.down),
    hasRun: isCallable(inner.up) && loading.wasRunning(inner.up),
    name: firstString(
      inner.migrationName, outer.migrationName,
      // Every function and class has a name of its own, which is not meant.
      isCallable(inner) ? null : inner.name, isNamespace(outer) ? outer.name : null,
    ),
    version: version === undefined || version === null ? null : String(version),
    transaction: (inner.transaction ?? outer.transaction) !== false,
    exportNames: isObject(exported) ? Object.keys(exported) : [],
  };
}

// The runner looks at it only after the microtasks: until then it must not count as unhandled.
function waitedFor(promise) {
  promise.then(undefined, () => {});
  return promise;
}

let lastCompletion;

// Whether the migration that was called last has said by its callback that it is done.
function hasCalledBack() {
  return lastCompletion?.isCalled === true;
}

// Runs a module anew as the program's main module, for work behind a guard that asks for that.
function runAsMain(path) {
  const { clear, runMain } = require('internal/modules/loader');
  clear();
  process.argv[1] = path;
  return runMain(path);
}

// Calls `up` or `down`. The promise is fulfilled when the migration says that it is done: by the
// thenable it returned, by its callback, or by returning.
function invoke(carrier, direction, details) {
  const { Pool } = require('pg');
  const client = createMigrationClient(Pool, details);
  const completion = completionOf(client);
  lastCompletion = completion;
  let returned;
  try {
    returned = carrier[direction](client, completion.callback);
  } catch (error) {
    return waitedFor(Promise.reject(error));
  }
  if (isObject(returned) && isCallable(returned.then)) return waitedFor(Promise.resolve(returned));
  if (carrier[direction].length >= 2) return completion.promise;
  // Called later with an error, the callback fails the migration as an error that nobody caught.
  completion.promise.then(undefined, (error) => {
    queueMicrotask(() => { throw error; });
  });
  return completion.isCalled ? completion.promise : Promise.resolve();
}

const databaseFields = ['code', 'severity', 'detail', 'hint', 'position', 'where', 'schema', 'table', 'column', 'constraint'];

// An error, or whatever was thrown, as plain strings: { message, stack, frames, fields, causes }.
function describeError(thrown) {
  const { nodeStack, isErrorObject } = require('internal/stack');
  if (!isErrorObject(thrown) && !(isObject(thrown) && typeof thrown.message === 'string')) {
    const { inspect } = require('internal/util/inspect');
    return {
      message: `${inspect(thrown)} was thrown`, stack: '', frames: [], fields: {}, properties: {}, isDeliberate: true,
    };
  }
  const stack = String(nodeStack(thrown) ?? '');
  const fields = {};
  for (const name of databaseFields) {
    const value = thrown[name];
    if (value !== undefined && value !== null && value !== '') fields[name] = String(value);
  }
  return {
    message: String(thrown.message) || String(thrown.name),
    stack,
    frames: framesOf(stack),
    fields,
    syntax: syntaxPlace(thrown),
    isDeliberate: isDeliberate(thrown),
    cause: isObject(thrown.cause) ? describeError(thrown.cause) : null,
  };
}

// Whether code has thrown it to say something: it is none of the errors of the engine, of Node or of the system.
function isDeliberate(error) {
  const engine = [TypeError, RangeError, ReferenceError, SyntaxError, EvalError, URIError];
  if (engine.some((kind) => error instanceof kind)) return false;
  return !/^(E[A-Z]|MODULE_NOT_FOUND$)/.test(String(error.code ?? ''));
}

// Where a file does not parse, or what it imports is missing, as the loader noted it.
function syntaxPlace(error) {
  const file = error.importer ?? (error instanceof SyntaxError ? error.sourceURL : undefined);
  if (typeof file !== 'string' || !Number.isInteger(error.line)) return null;
  return { file: file.replace(/^file:\/\//, ''), line: error.line, column: error.column };
}

function framesOf(stack) {
  const frames = [];
  for (const line of stack.split('\n')) {
    const match = /^\s+at (?:.* \()?(?:async )?(file:\/\/)?(\/.*?):(\d+):(\d+)\)?$/.exec(line);
    if (match === null) continue;
    const file = match[1] === undefined ? match[2] : urlToPath(match[1] + match[2]);
    frames.push({ file, line: Number(match[3]), column: Number(match[4]) });
  }
  return frames;
}

module.exports = { load, describe, invoke, hasCalledBack, runAsMain, describeError };
