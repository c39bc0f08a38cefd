'use strict';

// The console: formatted lines, warnings and errors to stderr, all else to stdout.
// Formatting is loaded by the first call that needs it: most lines are plain strings.

const { write } = require('internal/console/output');

const noColor = { colors: false };

// What one console keeps between calls; the methods are plain functions bound to it.
class ConsoleState {
  constructor(write, options) {
    this.write = write;
    this.options = options;
    this.indentation = '';
    this.step = options.groupIndentation ?? 2;
    this.counts = new Map();
    this.timers = new Map();
  }

  inspectOptions(isError) {
    return this.options.inspectOptions?.(isError) ?? noColor;
  }

  print(isError, text) {
    if (this.indentation !== '') {
      if (text.includes('\n')) text = text.replaceAll('\n', `\n${this.indentation}`);
      text = this.indentation + text;
    }
    this.write(isError, `${text}\n`);
  }

  format(isError, values) {
    if (values.every((value) => typeof value === 'string') && !values[0]?.includes('%')) {
      return values.join(' ');
    }
    const { formatWithOptions } = require('internal/util/format');
    return formatWithOptions(this.inspectOptions(isError), ...values);
  }
}

// A span as Node shows it: 1.234ms, 2.500s, 1:02.345 (m:ss.mmm), 1:02:03 (h:mm:ss).
function duration(milliseconds) {
  let hours = 0;
  let minutes = 0;
  let seconds = 0;
  if (milliseconds >= 1000) {
    if (milliseconds >= 60000) {
      if (milliseconds >= 3600000) {
        hours = Math.floor(milliseconds / 3600000);
        milliseconds %= 3600000;
      }
      minutes = Math.floor(milliseconds / 60000);
      milliseconds %= 60000;
    }
    seconds = milliseconds / 1000;
  }
  if (hours !== 0 || minutes !== 0) {
    const [whole, rest] = seconds.toFixed(3).split('.');
    const two = (number) => String(number).padStart(2, '0');
    return hours !== 0
      ? `${hours}:${two(minutes)}:${two(whole)} (h:mm:ss)`
      : `${minutes}:${two(whole)}.${rest} (m:ss.mmm)`;
  }
  if (seconds !== 0) return `${seconds.toFixed(3)}s`;
  return `${Number(milliseconds.toFixed(3))}ms`;
}

const now = () => {
  const [seconds, nanoseconds] = internalBinding('process').hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
};

function warn(message) {
  require('process').emitWarning(message);
}

function timeLog(state, label, values, isEnd) {
  label = `${label}`;
  const start = state.timers.get(label);
  if (start === undefined) {
    warn(`No such label '${label}' for console.${isEnd ? 'timeEnd' : 'timeLog'}()`);
    return;
  }
  const text = `${label}: ${duration(now() - start)}`;
  state.print(false, state.format(false, values.length > 0 ? ['%s', text, ...values] : [text]));
  if (isEnd) state.timers.delete(label);
}

function methodsOf(state) {
  const log = (...values) => state.print(false, state.format(false, values));
  const error = (...values) => state.print(true, state.format(true, values));
  const group = (...values) => {
    if (values.length > 0) log(...values);
    state.indentation += ' '.repeat(state.step);
  };
  return {
    log: named('log', log),
    warn: named('warn', error),
    dir(object, options) {
      const { inspect } = require('internal/util/inspect');
      state.print(false, inspect(object, {
        customInspect: false, ...state.inspectOptions(false), ...options,
      }));
    },
    time(label = 'default') {
      label = `${label}`;
      if (state.timers.has(label)) warn(`Label '${label}' already exists for console.time()`);
      else state.timers.set(label, now());
    },
    timeEnd(label = 'default') {
      timeLog(state, label, [], true);
    },
    timeLog(label = 'default', ...values) {
      timeLog(state, label, values, false);
    },
    trace: function trace(...values) {
      const made = { name: 'Trace', message: state.format(true, values) };
      Error.captureStackTrace(made, trace);
      state.print(true, made.stack);
    },
    assert(condition, ...values) {
      if (condition) return;
      if (values.length > 0) error(`Assertion failed: ${values[0]}`, ...values.slice(1));
      else error('Assertion failed');
    },
    clear() {
      if (internalBinding('process').isTTY(1)) state.write(false, '\u001b[1;1H\u001b[0J');
    },
    count(label = 'default') {
      label = `${label}`;
      const count = (state.counts.get(label) ?? 0) + 1;
      state.counts.set(label, count);
      log(`${label}: ${count}`);
    },
    countReset(label = 'default') {
      label = `${label}`;
      if (!state.counts.has(label)) warn(`Count for '${label}' does not exist`);
      else state.counts.set(label, 0);
    },
    group: named('group', group),
    groupEnd() {
      state.indentation = state.indentation.slice(0, Math.max(0, state.indentation.length - state.step));
    },
    table(data, columns) {
      require('internal/console/table').table(state, log, data, columns);
    },
    debug: named('debug', log),
    info: named('info', log),
    dirxml: named('dirxml', log),
    error: named('error', error),
    groupCollapsed: named('groupCollapsed', group),
  };
}

// The same function under its own name, distinct from the others.
function named(name, method) {
  const copy = (...values) => method(...values);
  Object.defineProperty(copy, 'name', { value: name });
  return copy;
}

// new Console({ stdout, stderr, … }) or new Console(stdout, stderr), over streams of the caller's.
function Console(first, second, ignoreErrors = true) {
  if (!new.target) return new Console(first, second, ignoreErrors);
  const options = typeof first?.write === 'function'
    ? { stdout: first, stderr: second, ignoreErrors } : { ...first };
  const { codes } = require('internal/errors');
  const { stdout } = options;
  const stderr = options.stderr ?? stdout;
  if (typeof stdout?.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stdout');
  if (typeof stderr?.write !== 'function') throw new codes.ERR_CONSOLE_WRITABLE_STREAM('stderr');
  const state = new ConsoleState(
    (isError, text) => (isError ? stderr : stdout).write(text),
    {
      groupIndentation: options.groupIndentation,
      inspectOptions: (isError) => ({
        colors: options.colorMode === true
          || (options.colorMode !== false && Boolean((isError ? stderr : stdout).isTTY)),
        ...options.inspectOptions,
      }),
    });
  Object.assign(this, methodsOf(state));
}

const processBinding = internalBinding('process');

function hasColors(fd) {
  const { env } = require('process');
  if (env.FORCE_COLOR !== undefined) return !['0', 'false'].includes(env.FORCE_COLOR);
  return processBinding.isTTY(fd) && env.NO_COLOR === undefined && env.TERM !== 'dumb';
}

const colored = [undefined, undefined];
const globalState = new ConsoleState(write, {
  inspectOptions(isError) {
    const index = isError ? 1 : 0;
    colored[index] ??= { colors: hasColors(index + 1) };
    return colored[index];
  },
});

const console = Object.create({});
Object.assign(console, methodsOf(globalState));
console.Console = Console;
console.profile = () => {};
console.profileEnd = () => {};
console.timeStamp = () => {};
Object.defineProperty(console, Symbol.toStringTag, {
  value: 'console', writable: false, enumerable: false, configurable: true,
});

module.exports = console;
