'use strict';

// performance.now(), the marks and measures over it, and who observes them.

const { codes } = require('internal/errors');
const { EventTarget } = require('internal/event_target');
const { refused } = require('internal/unsupported');

const binding = internalBinding('process');
const milliseconds = () => {
  const [seconds, nanoseconds] = binding.hrtime();
  return seconds * 1e3 + nanoseconds / 1e6;
};
const origin = milliseconds() - binding.uptime() * 1e3;
const now = () => milliseconds() - origin;
const timeOrigin = Date.now() - now();

class PerformanceEntry {
  constructor(name, entryType, startTime, duration, detail) {
    this.name = name;
    this.entryType = entryType;
    this.startTime = startTime;
    this.duration = duration;
    if (detail !== undefined) this.detail = detail;
  }

  toJSON() {
    const { name, entryType, startTime, duration, detail } = this;
    return { name, entryType, startTime, duration, detail };
  }
}
class PerformanceMark extends PerformanceEntry {
  constructor(name, options = {}) {
    super(`${name}`, 'mark', options.startTime ?? now(), 0, options.detail ?? null);
  }
}
class PerformanceMeasure extends PerformanceEntry {}

const observers = new Set();

function tell(entry) {
  for (const observer of observers) observer[take](entry);
}

class EntryList {
  #entries;

  constructor(entries) { this.#entries = entries; }

  getEntries() { return this.#entries.slice(); }
  getEntriesByName(name, type) {
    return this.#entries.filter((entry) => entry.name === name
      && (type === undefined || entry.entryType === type));
  }
  getEntriesByType(type) { return this.#entries.filter((entry) => entry.entryType === type); }
}

const take = Symbol('kTake');
const supported = Object.freeze(['function', 'mark', 'measure']);

class PerformanceObserver {
  #callback;
  #types = new Set();
  #entries = [];

  constructor(callback) {
    require('internal/validators').validateFunction(callback, 'callback');
    this.#callback = callback;
  }

  static get supportedEntryTypes() { return supported; }

  observe(options = {}) {
    require('internal/validators').validateObject(options, 'options');
    const { entryTypes, type, buffered } = options;
    if (entryTypes === undefined && type === undefined) {
      throw new codes.ERR_MISSING_ARGS('options.entryTypes', 'options.type');
    }
    this.#types = new Set(entryTypes ?? [...this.#types, type]);
    observers.add(this);
    if (buffered) performance.getEntriesByType(type).forEach((entry) => this[take](entry));
  }

  disconnect() {
    observers.delete(this);
    this.#entries = [];
    this.#types.clear();
  }

  takeRecords() { return this.#entries.splice(0); }

  [take](entry) {
    if (!this.#types.has(entry.entryType)) return;
    this.#entries.push(entry);
    if (this.#entries.length > 1) return;
    require('internal/timers').setImmediate(() => {
      const entries = this.takeRecords();
      if (entries.length > 0) Reflect.apply(this.#callback, this, [new EntryList(entries), this]);
    });
  }
}

// A function whose calls observers see.
function timerify(body) {
  require('internal/validators').validateFunction(body, 'fn');
  function timerified(...values) {
    const start = now();
    const finish = () => {
      tell(new PerformanceEntry(body.name, 'function', start, now() - start, values));
    };
    const result = new.target ? Reflect.construct(body, values, body)
      : Reflect.apply(body, this, values);
    if (!new.target && typeof result?.finally === 'function') return result.finally(finish);
    finish();
    return result;
  }
  Object.defineProperties(timerified, {
    length: { configurable: false, enumerable: true, value: body.length },
    name: { configurable: false, enumerable: true, value: `timerified ${body.name}` },
  });
  return timerified;
}

class Performance extends EventTarget {
  #entries = [];

  now() { return now(); }
  get timeOrigin() { return timeOrigin; }

  mark(name, options = undefined) {
    const mark = new PerformanceMark(name, options);
    this.#entries.push(mark);
    tell(mark);
    return mark;
  }

  #startOf(mark) {
    if (typeof mark === 'number') return mark;
    const found = this.#entries.findLast((entry) => entry.entryType === 'mark' && entry.name === mark);
    if (found !== undefined) return found.startTime;
    const { DOMException } = require('internal/dom_exception');
    throw new DOMException(`The "${mark}" performance mark has not been set`, 'SyntaxError');
  }

  measure(name, startOrOptions, endMark) {
    const options = startOrOptions !== null && typeof startOrOptions === 'object'
      ? startOrOptions : { start: startOrOptions, end: endMark };
    let end = options.end === undefined ? undefined : this.#startOf(options.end);
    let start = options.start === undefined ? undefined : this.#startOf(options.start);
    if (options.duration !== undefined) {
      if (start === undefined) start = end - options.duration;
      else end = start + options.duration;
    }
    end ??= now();
    start ??= 0;
    const measure = new PerformanceMeasure(
      `${name}`, 'measure', start, end - start, options.detail ?? null);
    this.#entries.push(measure);
    tell(measure);
    return measure;
  }

  clearMarks(name) { this.#clear('mark', name); }
  clearMeasures(name) { this.#clear('measure', name); }
  #clear(type, name) {
    this.#entries = this.#entries.filter((entry) => entry.entryType !== type
      || (name !== undefined && entry.name !== `${name}`));
  }

  getEntries() { return this.#entries.toSorted((left, right) => left.startTime - right.startTime); }
  getEntriesByName(name, type) {
    return this.getEntries().filter((entry) => entry.name === name
      && (type === undefined || entry.entryType === type));
  }
  getEntriesByType(type) {
    return this.getEntries().filter((entry) => entry.entryType === type);
  }

  toJSON() { return { timeOrigin }; }
}
Object.defineProperty(Performance.prototype, Symbol.toStringTag, {
  value: 'Performance', configurable: true,
});
Performance.prototype.timerify = timerify;
Performance.prototype.eventLoopUtilization = refused('performance.eventLoopUtilization');

const performance = new Performance();

module.exports = {
  performance,
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList: EntryList,
  monitorEventLoopDelay: refused('perf_hooks.monitorEventLoopDelay'),
  createHistogram: refused('perf_hooks.createHistogram'),
  constants: {},
};
