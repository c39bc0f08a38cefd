'use strict';

// COPY … FROM STDIN as a writable stream: it finishes when the server has taken all of it.

const { Writable } = require('stream');
const { start } = require('internal/pg/submission');
const { unsupported } = require('internal/pg/errors');
const binding = internalBinding('pg');

const DESTROYED = 'NODE-PG-COPY-STREAMS destroy() was called';

class CopyFrom extends Writable {
  #exchange = null;
  #number = 0;
  #isReady = false;
  #isEnded = false;
  // What is to be done as soon as the server takes data, or more of it.
  #next = null;
  // Who waits for the server's last word.
  #last = null;

  constructor(text, options) {
    super(options);
    this.text = text;
    this.rowCount = 0;
    this.connection = null;
  }

  submit() {
    throw unsupported('stream.submit(): client.query(stream)');
  }

  [start](exchange) {
    if (this.destroyed && this.#next === null) {
      exchange.done();
      return;
    }
    this.#exchange = exchange;
    this.connection = exchange.connection;
    this.#number = exchange.send('i', this.text, null, null, {
      takeCopyReady: () => {
        this.#isReady = true;
        this.#goOn();
      },
      takeCopyRoom: () => this.#goOn(),
      takeResults: (results) => this.#finished(typeof results === 'string' ? results : results[0]),
      takeFailure: (report) => {
        exchange.done();
        this.handleError(exchange.errorFrom(report));
      },
    });
  }

  #goOn() {
    const next = this.#next;
    this.#next = null;
    next?.();
  }

  #whenReady(work) {
    if (this.#isReady) work();
    else this.#next = work;
  }

  _write(chunk, encoding, callback) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    this.#whenReady(() => {
      if (binding.copyData(this.#number, bytes)) callback();
      else this.#next = callback;
    });
  }

  _final(callback) {
    this.#last = callback;
    this.#whenReady(() => this.#end());
  }

  _destroy(cause, callback) {
    if (this.#isEnded || this.#exchange === null && cause === null) {
      callback(cause);
      return;
    }
    this.#last = (error) => callback(cause ?? error);
    this.#whenReady(() => this.#end(cause ? cause.message : DESTROYED));
  }

  #end(failure) {
    this.#isEnded = true;
    binding.copyEnd(this.#number, failure);
  }

  #finished(tag) {
    this.#isEnded = true;
    const match = /COPY (\d+)/.exec(tag);
    if (match !== null) this.rowCount = parseInt(match[1], 10);
    this.#exchange.done();
    this.callback?.();
    const last = this.#last;
    this.#last = null;
    last?.();
  }

  handleError(error) {
    this.#isEnded = true;
    this.callback?.();
    const last = this.#last;
    this.#last = null;
    if (last !== null) last(error);
    else this.destroy(error);
  }
}

module.exports = CopyFrom;
