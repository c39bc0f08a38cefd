'use strict';

// performance.now() and the marks and measures over it.

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

class Performance extends EventTarget {
  #entries = [];

  now() { return now(); }
  get timeOrigin() { return timeOrigin; }

  mark(name, options = undefined) {
    const mark = new PerformanceMark(name, options);
    this.#entries.push(mark);
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
Performance.prototype.timerify = refused('performance.timerify');
Performance.prototype.eventLoopUtilization = refused('performance.eventLoopUtilization');

module.exports = {
  performance: new Performance(),
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver: refused('PerformanceObserver'),
  monitorEventLoopDelay: refused('perf_hooks.monitorEventLoopDelay'),
  createHistogram: refused('perf_hooks.createHistogram'),
  constants: {},
};
