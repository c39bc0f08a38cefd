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
// These win over node_modules, whatever is installed there.
const own = new Set(['pg', 'pg-pool', 'dotenv']);
const available = new Set(internalBinding('builtins').names());
for (const name of ['dotenv/config', 'pg-cursor', 'pg-query-stream', 'pg-copy-streams', 'pg-types',
  'pg-connection-string']) {
  if (available.has(name)) own.add(name);
}

// The built-in module's own name, or null: 'node:fs' and 'fs' are 'fs'.
function nameOf(specifier) {
  if (specifier.startsWith('node:')) {
    const name = specifier.slice(5);
    if (known.has(name)) return name;
    throw errors.unknownBuiltin(specifier);
  }
  return known.has(specifier) || own.has(specifier) ? specifier : null;
}

function load(name) {
  if (!available.has(name) && !name.startsWith('internal/')) {
    throw errors.unsupported(`The built-in module '${name}' is not provided by jsmigrate`);
  }
  return require(name);
}

const isBuiltin = (specifier) =>
  typeof specifier === 'string' &&
  (specifier.startsWith('node:') ? known.has(specifier.slice(5)) : known.has(specifier));

module.exports = { nameOf, load, isBuiltin, builtinModules: nodeModules };
