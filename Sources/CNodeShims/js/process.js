'use strict';

// The `process` object: an EventEmitter with what Node tells a script about where it runs.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { validateObject } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');
const { refused } = require('internal/unsupported');

const binding = internalBinding('process');

// Node's own: `process` is an instance of a class of that name.
function makeProcess() {
  const prototype = Object.create(EventEmitter.prototype, {
    constructor: { value: function process() {}, writable: true, configurable: true },
  });
  const made = Object.create(prototype);
  EventEmitter.call(made);
  Object.defineProperty(made, Symbol.toStringTag, {
    value: 'process', writable: false, enumerable: false, configurable: true,
  });
  for (const key of ['_events', '_eventsCount', '_maxListeners']) {
    Object.defineProperty(made, key, { enumerable: false });
  }
  return made;
}

const process = makeProcess();

function lazy(name, load) {
  Object.defineProperty(process, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = load();
      Object.defineProperty(process, name, {
        configurable: true, enumerable: true, writable: true, value,
      });
      return value;
    },
    set(value) {
      Object.defineProperty(process, name, {
        configurable: true, enumerable: true, writable: true, value,
      });
    },
  });
}

process.title = 'node';
process.version = 'v20.19.0';
process.versions = Object.freeze({
  node: '20.19.0', jsmigrate: binding.version ?? '0', modules: '115', v8: '11.3.244.8-node.26',
  uv: '1.46.0', unicode: '15.0',
});
process.arch = binding.arch ?? 'x64';
process.platform = binding.platform ?? 'linux';
process.release = { name: 'node', lts: 'Iron' };
process.config = Object.freeze({ target_defaults: {}, variables: {} });
process.features = Object.freeze({
  inspector: false, debug: false, uv: true, ipv6: true, tls_alpn: true, tls_sni: true, tls_ocsp: true, tls: true, cached_builtins: true,
});
process.argv = Array.from(binding.argv);
process.argv0 = process.argv[0];
process.execArgv = [];
process.execPath = binding.execPath;
process.pid = binding.pid;
process.ppid = binding.ppid;
process.debugPort = 9229;
process._exiting = false;
lazy('env', () => require('internal/process/env').makeEnvironment(binding.env()));
lazy('stdout', () => makeStream(1));
lazy('stderr', () => makeStream(2));
lazy('stdin', () => require('internal/process/standard_input').standardInput());

function makeStream(fd) {
  const stream = require('internal/process/streams').standardOutput(fd);
  require('internal/console/output').register(fd, stream);
  return stream;
}

let exitCode;
Object.defineProperty(process, 'exitCode', {
  configurable: true,
  enumerable: true,
  get: () => exitCode,
  set(value) {
    if (value !== undefined && value !== null) {
      const number = typeof value === 'string' && value !== '' ? Number(value) : value;
      if (typeof number !== 'number' || (Number.isNaN(number) && typeof value === 'string')) {
        throw new codes.ERR_INVALID_ARG_TYPE('code', 'number', value);
      }
      if (!Number.isInteger(number)) throw new codes.ERR_OUT_OF_RANGE('code', 'an integer', value);
    }
    exitCode = value;
  },
});

// The host notes the code; the loop that follows is what it terminates, so that no code of the
// script runs after the call, not even `catch` or `finally`.
function exit(code) {
  // In Node the last call decides, which an 'exit' listener may make; in a migration the first one.
  const decides = !process._exiting || !binding.firstExitDecides;
  if (code !== undefined && code !== null && decides) process.exitCode = code;
  require('internal/process/leaving').leave();
  binding.exit(Number(exitCode ?? 0));
  // The host ends it here. A loop of nothing would be compiled, and the engine does not always find its way
  // into compiled code that another exit has left.
  for (;;) binding.spin();
}

process.exit = exit;
process.reallyExit = exit;
process.abort = () => exit(134);
process.nextTick = nextTick;
process.emitWarning = function emitWarning(warning, type, code, above) {
  require('internal/process/warnings').emitWarning(process, warning, type, code, above);
};

process.cwd = () => binding.cwd();
process.chdir = function chdir(directory) {
  require('internal/validators').validateString(directory, 'directory');
  const before = binding.cwd();
  try {
    binding.chdir(directory);
  } catch ({ code, errno, message }) {
    const reason = message.slice(0, message.lastIndexOf(', chdir'));
    throw require('internal/fs/errors').fromBinding({
      errno, code, syscall: 'chdir', path: before, dest: directory,
      message: `${reason}, chdir '${before}' -> '${directory}'`,
    });
  }
};

function hrtime(previous) {
  const [seconds, nanoseconds] = binding.hrtime();
  if (previous === undefined) return [seconds, nanoseconds];
  if (!Array.isArray(previous)) {
    throw new codes.ERR_INVALID_ARG_TYPE('time', 'Array', previous);
  }
  if (previous.length !== 2) throw new codes.ERR_OUT_OF_RANGE('time', 2, previous.length);
  let second = seconds - previous[0];
  let rest = nanoseconds - previous[1];
  if (rest < 0) {
    second--;
    rest += 1e9;
  }
  return [second, rest];
}
hrtime.bigint = function bigint() {
  const [seconds, nanoseconds] = binding.hrtime();
  return BigInt(seconds) * 1000000000n + BigInt(nanoseconds);
};
process.hrtime = hrtime;
process.uptime = () => binding.uptime();

process.memoryUsage = function memoryUsage() {
  const { rss, heapTotal = rss, heapUsed = rss, external = 0, arrayBuffers = 0 } =
    binding.memoryUsage();
  return { rss, heapTotal, heapUsed, external, arrayBuffers };
};
process.memoryUsage.rss = () => binding.memoryUsage().rss;
process.cpuUsage = function cpuUsage(previous) {
  const { user, system } = binding.cpuUsage?.() ?? { user: process.uptime() * 1e6, system: 0 };
  if (previous === undefined) return { user: Math.round(user), system: Math.round(system) };
  validateObject(previous, 'prevValue');
  return { user: Math.round(user) - previous.user, system: Math.round(system) - previous.system };
};

for (const name of ['getuid', 'geteuid', 'getgid', 'getegid']) {
  process[name] = { [name]: () => binding[name]() }[name];
}

process.assert = (value, message) => require('assert').ok(value, message);
process.getBuiltinModule = (id) => {
  const name = String(id).replace(/^node:/, '');
  return require('module').isBuiltin(name) ? require(name) : undefined;
};
process.loadEnvFile = function loadEnvFile(path = '.env') {
  const text = require('fs').readFileSync(path, 'utf8');
  require('dotenv').populate(process.env, internalBinding('dotenv').parse(text));
};
process.getActiveResourcesInfo = refused('process.getActiveResourcesInfo');
process.setSourceMapsEnabled = refused('process.setSourceMapsEnabled');
lazy('allowedNodeEnvironmentFlags', () => require('internal/process/flags').allowedFlags);
lazy('report', () => require('internal/process/report').report);
Object.assign(process, require('internal/process/methods'));
for (const name of [
  'dlopen', 'binding', 'setuid', 'setgid', 'seteuid', 'setegid', 'setgroups', 'initgroups',
]) {
  process[name] = refused(`process.${name}`);
}

module.exports = process;
