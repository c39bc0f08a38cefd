'use strict';

// Which specifiers name a built-in module, and the modules themselves.

const errors = require('internal/modules/errors');

const nodeModules = [
  'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console',
  'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events',
  'fs', 'fs/promises', 'http', 'http2', 'https', 'inspector', 'inspector/promises', 'module', 'net',
  'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode', 'querystring',
  'readline', 'readline/promises', 'repl', 'stream', 'stream/consumers', 'stream/promises',
  'stream/web', 'string_decoder', 'sys', 'timers', 'timers/promises', 'tls', 'trace_events', 'tty',
  'url', 'util', 'util/types', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
];

const known = new Set(nodeModules);
// Reached by `node:` only.
const schemeOnly = new Set(['sea', 'test', 'test/reporters']);
// These win over node_modules, whatever is installed there.
const own = new Set(['pg', 'pg-pool', 'dotenv', 'postgres', 'slonik']);
const available = new Set(internalBinding('builtins').names());
for (const name of ['dotenv/config', 'pg-cursor', 'pg-query-stream', 'pg-copy-streams', 'pg-types',
  'pg-connection-string']) {
  if (available.has(name)) own.add(name);
}

// The built-in module's own name, or null: 'node:fs' and 'fs' are 'fs'.
function find(specifier) {
  if (specifier.startsWith('node:')) return isBuiltin(specifier) ? specifier.slice(5) : null;
  return known.has(specifier) || own.has(specifier) ? specifier : null;
}

// The same, but what only looks like a built-in module is an error.
function nameOf(specifier) {
  const name = find(specifier);
  if (name === null && specifier.startsWith('node:')) throw errors.unknownBuiltin(specifier);
  return name;
}

function load(name) {
  if (!available.has(name) && !name.startsWith('internal/')) {
    throw errors.unsupported(`The built-in module '${name}' is not provided by jsmigrate`);
  }
  return require(name);
}

function isBuiltin(specifier) {
  if (typeof specifier !== 'string') return false;
  if (!specifier.startsWith('node:')) return known.has(specifier);
  const name = specifier.slice(5);
  return known.has(name) || schemeOnly.has(name);
}

module.exports = { find, nameOf, load, isBuiltin, builtinModules: nodeModules };
