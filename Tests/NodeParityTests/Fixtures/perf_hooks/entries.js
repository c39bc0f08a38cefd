// Marks and measures.
const { performance, PerformanceEntry } = require('perf_hooks');
const mark = performance.mark('a', { detail: { x: 1 }, startTime: 5 });
performance.mark('b', { startTime: 9 });
const measure = performance.measure('a to b', 'a', 'b');
console.log(mark.name, mark.entryType, mark.startTime, mark.duration, mark.detail, measure.startTime, measure.duration, mark instanceof PerformanceEntry);
console.log(performance.getEntries().map((entry) => entry.name), performance.getEntriesByType('measure').length, performance.getEntriesByName('b')[0].startTime);
performance.clearMarks('a'); performance.clearMeasures();
console.log(performance.getEntries().length, typeof performance.timeOrigin, performance.now() > 0, typeof performance.toJSON().timeOrigin);
