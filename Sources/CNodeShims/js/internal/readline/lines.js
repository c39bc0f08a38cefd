'use strict';

// The lines of an interface as an async iterator, which stops the input while nobody takes them.

const limit = 1024;

module.exports = function linesOf(source) {
  const lines = [];
  const waiting = [];
  let isDone = false;
  let isPaused = false;
  let failure = null;

  const settle = () => {
    source.removeListener('line', onLine);
    source.removeListener('error', onError);
    source.removeListener('close', settle);
    isDone = true;
    for (const { resolve } of waiting.splice(0)) resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  function onLine(line) {
    if (waiting.length > 0) {
      waiting.shift().resolve({ value: line, done: false });
      return;
    }
    lines.push(line);
    if (lines.length > limit && !isPaused) {
      isPaused = true;
      source.pause();
    }
  }
  function onError(error) {
    if (waiting.length > 0) waiting.shift().reject(error);
    else failure = error;
    settle();
  }
  source.on('line', onLine);
  source.on('error', onError);
  source.on('close', settle);

  return {
    next() {
      if (lines.length > 0) {
        const value = lines.shift();
        if (isPaused && lines.length < 1) {
          isPaused = false;
          source.resume();
        }
        return Promise.resolve({ value, done: false });
      }
      if (failure !== null) {
        const error = failure;
        failure = null;
        return Promise.reject(error);
      }
      if (isDone) return settle();
      return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
    },
    return: settle,
    throw(error) {
      onError(error);
      return Promise.resolve({ value: undefined, done: true });
    },
    [Symbol.asyncIterator]() { return this; },
  };
};
