'use strict';

// Two values side by side, line by line: what AssertionError shows of them.

const { inspect } = require('internal/util/inspect');

// All of a value, one member a line, so that lines can be compared.
function inspectWhole(value) {
  return inspect(value, {
    compact: false, customInspect: false, depth: 1000, maxArrayLength: Infinity,
    showHidden: false, showProxy: false, sorted: true, getters: true,
  });
}

// A line that differs from its partner by a trailing comma only is the same line.
function asSame(actual, expected) {
  if (actual === expected || actual === `${expected},`) return actual;
  return expected === `${actual},` ? expected : undefined;
}

// The lines both end with, taken off both lists.
function takeCommonEnd(actual, expected) {
  const common = [];
  while (actual.length > 0 && expected.length > 0
    && actual[actual.length - 1] === expected[expected.length - 1]) {
    common.unshift(actual.pop());
    expected.pop();
  }
  return common;
}

// Runs of equal lines and of differing ones, in turn; in a differing run all `+` stand before `-`.
function runsOf(actual, expected) {
  const runs = [];
  const count = Math.max(actual.length, expected.length);
  for (let index = 0; index < count; index++) {
    const isShort = index >= actual.length || index >= expected.length;
    const same = isShort ? undefined : asSame(actual[index], expected[index]);
    const isEqual = same !== undefined;
    if (runs.length === 0 || runs[runs.length - 1].isEqual !== isEqual) {
      runs.push({ isEqual, same: [], added: [], removed: [] });
    }
    const run = runs[runs.length - 1];
    if (isEqual) {
      run.same.push(same);
    } else {
      if (index < actual.length) run.added.push(`+ ${actual[index]}`);
      if (index < expected.length) run.removed.push(`- ${expected[index]}`);
    }
  }
  return runs;
}

// Long runs of equal lines show their first two and last two.
function folded(lines) {
  const shown = lines.map((line) => `  ${line}`);
  if (lines.length <= 5) return { shown, isFolded: false };
  return { shown: [...shown.slice(0, 2), '...', ...shown.slice(-2)], isFolded: true };
}

function foldedEnd(lines) {
  const shown = lines.map((line) => `  ${line}`);
  if (lines.length < 5) return { shown, isFolded: false };
  return { shown: [shown[0], '...', ...shown.slice(-3)], isFolded: true };
}

// The lines of the difference and whether some were left out; null when the texts are the same.
function differenceOf(actualLines, expectedLines) {
  const actual = actualLines.slice();
  const expected = expectedLines.slice();
  const end = foldedEnd(takeCommonEnd(actual, expected));
  if (actual.length === 0 && expected.length === 0) return null;
  const lines = [];
  let isFolded = end.isFolded;
  const runs = runsOf(actual, expected);
  for (const [index, run] of runs.entries()) {
    if (run.isEqual) {
      const part = folded(run.same);
      isFolded ||= part.isFolded;
      lines.push(...part.shown);
    } else {
      lines.push(...run.added, ...run.removed);
    }
    if (lines.length > 50 && index < runs.length - 1) {
      return { lines: [...lines.slice(0, 50), '...'], isFolded: true };
    }
  }
  return { lines: [...lines, ...end.shown], isFolded };
}

module.exports = { inspectWhole, differenceOf };
