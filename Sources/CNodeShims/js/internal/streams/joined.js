'use strict';

// A Duplex made of a stream that is written and one that is read: what compose and Duplex.from give.

const { AbortError } = require('internal/errors');
const { destroyer } = require('internal/streams/destroy');

// Keeps a callback until it is called once, or forgotten.
class Waiting {
  #callback = null;

  wait(callback) { this.#callback = callback; }
  forget() { this.#callback = null; }
  call = () => {
    const callback = this.#callback;
    this.#callback = null;
    callback?.();
  };
}

// `stream.closing` is undefined while it is open, then the callback of `_destroy`, then null.
function join(stream, { head, tail, finishOn, destroys }) {
  const drain = new Waiting();
  const finish = new Waiting();
  const readable = new Waiting();
  let closing;

  if (head) {
    stream._write = (chunk, encoding, callback) => {
      if (head.write(chunk, encoding)) callback();
      else drain.wait(callback);
    };
    stream._final = (callback) => {
      head.end();
      finish.wait(callback);
    };
    head.on('drain', drain.call);
    finishOn(finish.call);
  }
  if (tail) {
    tail.on('readable', readable.call);
    tail.on('end', () => stream.push(null));
    stream._read = () => {
      for (;;) {
        const chunk = tail.read();
        if (chunk === null) {
          readable.wait(stream._read);
          return;
        }
        if (!stream.push(chunk)) return;
      }
    };
  }
  stream._destroy = (error, callback) => {
    if (!error && closing !== null) error = new AbortError();
    for (const one of [readable, drain, finish]) one.forget();
    if (closing === null) {
      callback(error);
      return;
    }
    closing = callback;
    for (const one of destroys) destroyer(one, error);
  };

  // To be called when the streams inside are done.
  return (error, isOver) => {
    const callback = closing;
    closing = null;
    if (callback) callback(error);
    else if (error) stream.destroy(error);
    else if (isOver) stream.destroy();
  };
}

module.exports = { join };
