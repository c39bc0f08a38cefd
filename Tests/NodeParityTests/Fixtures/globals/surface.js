// The names that modules and globals have, and that everything loads.
const modules = require('module').builtinModules.filter((name) => !name.startsWith('_'));
for (const name of modules) {
  if (['sys', 'punycode', 'wasi', 'domain', 'inspector', 'inspector/promises', 'trace_events', 'repl'].includes(name)) continue;
  console.log(name, typeof require(name), require(`node:${name}`) === require(name));
}
for (const name of ['path', 'url', 'util/types', 'timers', 'timers/promises', 'string_decoder', 'querystring', 'assert', 'assert/strict', 'dotenv' in {} ? 'x' : 'path/posix']) {
  console.log(name, Object.keys(require(name)).filter((key) => !['matchesGlob', 'active', '_unrefActive', 'enroll', 'unenroll', 'partialDeepStrictEqual', 'Assert', 'URLPattern', 'fileURLToPathBuffer', 'isExternal', 'isEventTarget'].includes(key)).sort().join());
}
for (const name of ['fs', 'fs/promises', 'os', 'buffer', 'events', 'perf_hooks', 'util']) {
  const module = require(name);
  const known = ['readFile', 'readFileSync', 'writeFileSync', 'existsSync', 'statSync', 'mkdir', 'open', 'createReadStream', 'EOL', 'tmpdir', 'hostname', 'cpus', 'networkInterfaces', 'Buffer', 'atob', 'once', 'on', 'performance', 'PerformanceObserver', 'inspect', 'promisify', 'parseArgs', 'MIMEType'];
  console.log(name, known.filter((key) => typeof module[key] === 'function' || typeof module[key] === 'string').join());
}
for (const name of ['console', 'process', 'global', 'Buffer', 'URL', 'URLSearchParams', 'TextEncoder', 'TextDecoder', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent', 'DOMException', 'performance', 'fetch', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'ReadableStream', 'MessageChannel', 'BroadcastChannel', 'crypto', 'atob', 'btoa', 'WebAssembly', 'Intl', 'WebSocket', 'navigator', 'localStorage', 'window', 'self', 'document']) {
  console.log(name, typeof globalThis[name], Object.getOwnPropertyDescriptor(globalThis, name)?.enumerable);
}
console.log(Object.keys(globalThis).filter((key) => !['navigator'].includes(key)).sort().join());
const before = console.log;
globalThis.performance = 'replaced';
console.log(performance, console.log === before, global === globalThis);
const os = require('os');
console.log(os.EOL === '\n', os.platform(), os.type(), os.arch(), os.endianness(), os.devNull, typeof os.hostname(), os.hostname().length > 0, os.cpus().length > 0, os.totalmem() > os.freemem(), os.loadavg().length, typeof os.release(), os.tmpdir(), os.homedir(), os.userInfo().username, Object.keys(os.userInfo()).sort().join(), os.constants.signals.SIGINT, os.uptime() > 0);
const { performance: timing } = require('perf_hooks');
const from = timing.now();
console.log(typeof from, timing.now() >= from, Math.abs(timing.timeOrigin + timing.now() - Date.now()) < 1000, timing.mark('m').name, timing.measure('x', 'm').entryType, timing.getEntriesByType('mark').length, timing.getEntriesByName('x').length);
try { timing.measure('x', 'missing'); } catch (error) { console.log(error.name, error.message); }
