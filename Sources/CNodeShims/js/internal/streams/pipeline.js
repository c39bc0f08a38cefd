'use strict';

// pipeline: streams, iterables and functions, one behind the other; where one fails, all are destroyed.

const { codes, AbortError } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { validateAbortSignal, validateFunction } = require('internal/validators');
const destroying = require('internal/streams/destroy');
const { finished } = require('internal/streams/finished');
const is = require('internal/streams/predicates');

const prematureClose = 'ERR_STREAM_PREMATURE_CLOSE';

function pipeline(...streams) {
  const callback = streams[streams.length - 1];
  validateFunction(callback, 'streams[stream.length - 1]');
  streams.pop();
  let isTold = false;
  return connect(streams, (...values) => {
    if (isTold) return;
    isTold = true;
    callback(...values);
  });
}

function connect(streams, callback, options) {
  if (streams.length === 1 && Array.isArray(streams[0])) [streams] = streams;
  if (streams.length < 2) throw new codes.ERR_MISSING_ARGS('streams');
  validateAbortSignal(options?.signal, 'options.signal');
  const run = new Run(callback, options?.signal);
  let source;
  streams.forEach((stream, index) => {
    const isLast = index === streams.length - 1;
    const ends = !isLast || options?.end !== false;
    if (is.isNodeStream(stream)) run.guard(stream, { isFirst: index === 0, isLast, ends });
    if (index === 0) source = begin(stream, run);
    else if (typeof stream === 'function') source = call(stream, source, run, { index, isLast, ends });
    else if (is.isNodeStream(stream)) source = feed(source, stream, run, { isLast, ends });
    else source = require('internal/streams/duplex').from(stream);
  });
  if (run.signal.aborted || run.outerSignal?.aborted) nextTick(() => run.abort());
  return source;
}

// One pipeline: what must be destroyed with it, and what it is still waiting for.
class Run {
  outerSignal;
  waitsFor = 0;
  value;
  cleanUps = [];
  #controller = new AbortController();
  #callback;
  #error;
  #destroys = [];
  #onAbort = () => this.abort();

  constructor(callback, outerSignal) {
    this.#callback = callback;
    this.outerSignal = outerSignal;
    outerSignal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get signal() { return this.#controller.signal; }

  abort() {
    this.#settle(new AbortError(undefined, { cause: this.outerSignal?.reason }), false);
  }

  finish = (error) => {
    this.#settle(error, --this.waitsFor === 0);
  };

  #settle(error, isLast) {
    if (error && (!this.#error || this.#error.code === prematureClose)) this.#error = error;
    if (!this.#error && !isLast) return;
    while (this.#destroys.length > 0) this.#destroys.shift()(this.#error);
    this.outerSignal?.removeEventListener('abort', this.#onAbort);
    this.#controller.abort();
    if (!isLast) return;
    if (!this.#error) for (const cleanUp of this.cleanUps) cleanUp();
    nextTick(this.#callback, this.#error, this.value);
  }

  // Listens for a stream's failure, and destroys it with the others.
  guard(stream, { isFirst, isLast, ends }) {
    const isKept = isLast && is.isReadable(stream);
    if (ends) {
      const cleanUp = this.destroyWithOthers(stream, { reads: !isLast, writes: !isFirst });
      if (isKept) this.cleanUps.push(cleanUp);
    }
    const onError = (error) => {
      if (error && error.name !== 'AbortError' && error.code !== prematureClose) {
        this.finish(error);
      }
    };
    stream.on('error', onError);
    if (isKept) this.cleanUps.push(() => stream.removeListener('error', onError));
  }

  destroyWithOthers(stream, { reads, writes }) {
    let isFinished = false;
    stream.on('close', () => { isFinished = true; });
    const cleanUp = finished(stream, { readable: reads, writable: writes }, (error) => {
      isFinished = !error;
    });
    this.#destroys.push((error) => {
      if (isFinished) return;
      isFinished = true;
      destroying.destroyer(stream, error || new codes.ERR_STREAM_DESTROYED('pipe'));
    });
    return cleanUp;
  }
}

function begin(stream, run) {
  if (typeof stream === 'function') {
    const made = stream({ signal: run.signal });
    if (!is.isIterable(made)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('Iterable, AsyncIterable or Stream', 'source', made);
    }
    return made;
  }
  if (is.isIterable(stream) || is.isReadableNodeStream(stream)) return stream;
  return require('internal/streams/duplex').from(stream);
}

function asIterable(value) {
  if (is.isIterable(value)) return value;
  if (is.isReadableNodeStream(value)) {
    return require('internal/streams/readable').prototype[Symbol.asyncIterator].call(value);
  }
  throw new codes.ERR_INVALID_ARG_TYPE('val', ['Readable', 'Iterable', 'AsyncIterable'], value);
}

// A function in the pipeline is given what comes before it, and gives what the next one takes.
function call(body, source, run, { index, isLast, ends }) {
  const made = body(asIterable(source), { signal: run.signal });
  if (!isLast) {
    if (!is.isIterable(made, true)) {
      throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable', `transform[${index - 1}]`, made);
    }
    return made;
  }
  const PassThrough = require('internal/streams/passthrough');
  const result = new PassThrough({ objectMode: true });
  if (typeof made?.then === 'function') {
    run.waitsFor++;
    made.then((value) => {
      run.value = value;
      if (value !== null && value !== undefined) result.write(value);
      if (ends) result.end();
      nextTick(run.finish);
    }, (error) => {
      result.destroy(error);
      nextTick(run.finish, error);
    });
  } else if (is.isIterable(made, true)) {
    run.waitsFor++;
    pump(made, result, run.finish, ends);
  } else {
    throw new codes.ERR_INVALID_RETURN_VALUE('AsyncIterable or Promise', 'destination', made);
  }
  run.cleanUps.push(run.destroyWithOthers(result, { reads: false, writes: true }));
  return result;
}

function feed(source, stream, run, { isLast, ends }) {
  if (is.isReadableNodeStream(source)) {
    run.waitsFor += 2;
    const cleanUp = pipe(source, stream, run.finish, ends);
    if (isLast && is.isReadable(stream)) run.cleanUps.push(cleanUp);
  } else if (is.isIterable(source)) {
    run.waitsFor++;
    pump(source, stream, run.finish, ends);
  } else {
    throw new codes.ERR_INVALID_ARG_TYPE('val',
      ['Readable', 'Iterable', 'AsyncIterable', 'ReadableStream', 'TransformStream'], source);
  }
  return stream;
}

// Writes what an iterable gives, as fast as it is taken.
async function pump(iterable, stream, finish, ends) {
  let error;
  let wake = null;
  const resume = (failure) => {
    if (failure) error = failure;
    const waiting = wake;
    wake = null;
    waiting?.();
  };
  const wait = () => new Promise((resolve, reject) => {
    const settle = () => { if (error) reject(error); else resolve(); };
    if (error) settle();
    else wake = settle;
  });
  stream.on('drain', resume);
  const cleanUp = finished(stream, { readable: false }, resume);
  try {
    if (stream.writableNeedDrain) await wait();
    for await (const chunk of iterable) {
      if (!stream.write(chunk)) await wait();
    }
    if (ends) {
      stream.end();
      await wait();
    }
    finish();
  } catch (failure) {
    finish(error !== failure ? destroying.combinedErrors(error, failure) : failure);
  } finally {
    cleanUp();
    stream.off('drain', resume);
  }
}

// Calls `finish` twice: when the source is done, and when the destination is.
function pipe(source, destination, finish, ends) {
  let hasEnded = false;
  destination.on('close', () => {
    if (!hasEnded) finish(new codes.ERR_STREAM_PREMATURE_CLOSE());
  });
  source.pipe(destination, { end: false });
  if (ends) {
    const end = () => {
      hasEnded = true;
      destination.end();
    };
    if (is.isReadableFinished(source)) nextTick(end);
    else source.once('end', end);
  } else {
    finish();
  }
  finished(source, { readable: true, writable: false }, (error) => {
    const state = source._readableState;
    // Closed before its end was taken up, which may still come.
    if (error?.code === prematureClose && state?.ended && !state.errored && !state.errorEmitted) {
      source.once('end', finish).once('error', finish);
    } else {
      finish(error);
    }
  });
  return finished(destination, { readable: false, writable: true }, finish);
}

// The same as a promise, which is stream/promises' own.
function pipelinePromise(...streams) {
  return new Promise((resolve, reject) => {
    let options = {};
    const last = streams[streams.length - 1];
    if (last && typeof last === 'object' && !is.isNodeStream(last) && !is.isIterable(last)) {
      options = streams.pop();
    }
    connect(streams, (error, value) => {
      if (error) reject(error);
      else resolve(value);
    }, { signal: options.signal, end: options.end });
  });
}

module.exports = { pipeline, pipelinePromise };
