'use strict';

// node:module: which modules are built in, and `require` for ES modules.

const { refused } = require('internal/unsupported');

const builtinModules = [
  'assert', 'assert/strict', 'async_hooks', 'buffer', 'child_process', 'cluster', 'console',
  'constants', 'crypto', 'dgram', 'diagnostics_channel', 'dns', 'dns/promises', 'domain', 'events',
  'fs', 'fs/promises', 'http', 'http2', 'https', 'inspector', 'inspector/promises', 'module', 'net',
  'os', 'path', 'path/posix', 'path/win32', 'perf_hooks', 'process', 'punycode', 'querystring',
  'readline', 'readline/promises', 'repl', 'stream', 'stream/consumers', 'stream/promises',
  'stream/web', 'string_decoder', 'sys', 'timers', 'timers/promises', 'tls', 'trace_events', 'tty',
  'url', 'util', 'util/types', 'v8', 'vm', 'wasi', 'worker_threads', 'zlib',
];

class Module {
  constructor(id = '') {
    this.id = id;
    this.exports = {};
    this.filename = null;
    this.loaded = false;
    this.children = [];
  }
}

Module.Module = Module;
Module.builtinModules = builtinModules;
Module.isBuiltin = (id) => builtinModules.includes(String(id).replace(/^node:/, ''));
Module.createRequire = (from) => require('internal/modules/loader').createRequire(from);
Module.findPackageJSON = refused('module.findPackageJSON');
Module.register = refused('module.register');
Module.registerHooks = refused('module.registerHooks');
Module.syncBuiltinESMExports = () => {};
Module.findSourceMap = refused('module.findSourceMap');
Module.SourceMap = refused('module.SourceMap');
Module.wrap = (source) =>
  `(function (exports, require, module, __filename, __dirname) { ${source}\n});`;
for (const name of ['_load', '_resolveFilename', '_nodeModulePaths', 'runMain']) {
  Module[name] = refused(`module.${name}`);
}

module.exports = Module;
