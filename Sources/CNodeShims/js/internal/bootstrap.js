'use strict';

// Installs Node's globals, once for each context. Every one is a getter that replaces itself with
// the real value when it is first read, so that a script pays only for the modules it uses.

function define(name, enumerable, load) {
  Object.defineProperty(globalThis, name, {
    configurable: true,
    enumerable,
    get() {
      const value = load();
      Object.defineProperty(globalThis, name, {
        configurable: true, enumerable, writable: true, value,
      });
      return value;
    },
    set(value) {
      Object.defineProperty(globalThis, name, {
        configurable: true, enumerable, writable: true, value,
      });
    },
  });
}

function defineFrom(specifier, enumerable, names) {
  for (const name of names) define(name, enumerable, () => require(specifier)[name]);
}

define('global', true, () => globalThis);
Object.defineProperty(globalThis, Symbol.toStringTag, {
  configurable: true, enumerable: false, writable: false, value: 'global',
});
define('console', false, () => require('console'));
define('process', false, () => require('process'));
define('performance', true, () => require('perf_hooks').performance);
define('crypto', true, () => require('crypto').webcrypto);

defineFrom('timers', true, [
  'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate',
]);
defineFrom('internal/process/ticks', true, ['queueMicrotask']);
defineFrom('internal/structured_clone', true, ['structuredClone']);
defineFrom('buffer', true, ['atob', 'btoa']);
defineFrom('buffer', false, ['Buffer', 'Blob', 'File']);
defineFrom('internal/encoding', false, ['TextEncoder', 'TextDecoder']);
defineFrom('internal/url/url', false, ['URL']);
defineFrom('internal/url/search_params', false, ['URLSearchParams']);
defineFrom('internal/event_target', false, ['Event', 'EventTarget', 'CustomEvent']);
defineFrom('internal/abort_controller', false, ['AbortController', 'AbortSignal']);
defineFrom('internal/dom_exception', false, ['DOMException']);
defineFrom('internal/message_port', false, ['MessageChannel', 'MessagePort', 'MessageEvent']);
defineFrom('internal/web_refused', true, ['fetch']);
defineFrom('internal/web_refused', false, [
  'Headers', 'Request', 'Response', 'FormData', 'BroadcastChannel', 'ReadableStream', 'WritableStream', 'TransformStream',
  'CompressionStream', 'DecompressionStream', 'TextEncoderStream', 'TextDecoderStream',
]);

// Node has them before the engine's `using` does.
for (const name of ['dispose', 'asyncDispose']) {
  if (Symbol[name] !== undefined) continue;
  Object.defineProperty(Symbol, name, { value: Symbol(`nodejs.${name}`) });
}

// The engine's error classes give way to ones whose `stack` reads as Node's. The engine's own are
// kept, for internal/stack, in a list that no script can see.
const nativeErrors = {};
for (const name of [
  'Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError',
  'AggregateError',
]) {
  nativeErrors[name] = globalThis[name];
  define(name, false, () => require('internal/stack').errorClasses[name]);
}
exports.nativeErrors = nativeErrors;

// Errors of the engine's own get V8's words where scripts see them first. `$caught` is what the loader
// calls in `catch` clauses, and `$await` in front of what is waited for; names of the global scope that are no
// properties of the global object.
const engineErrors = require('internal/engine_errors');
internalBinding('engine').evaluate('let $caught, $await; (...values) => { [$caught, $await] = values; }', 'node:internal/caught')(
  engineErrors.adopt, require('internal/async_context').awaited);
engineErrors.watchPromises();

for (const [name, fault] of [['parse', 'faultOfParse'], ['stringify', 'faultOfStringify']]) {
  const engines = JSON[name];
  const { [name]: value } = { [name](text, transform, space) {
    try {
      return engines(text, transform, space);
    } catch (error) {
      throw require('internal/json')[fault](error, text, transform);
    }
  } };
  if (name === 'parse') Object.defineProperty(value, 'length', { value: 2, configurable: true });
  Object.defineProperty(JSON, name, { value, configurable: true, enumerable: false, writable: true });
}
