'use strict';

// COPY … TO STDOUT as a readable stream: a chunk for each row of the text formats.

const { Readable } = require('stream');
const { start } = require('internal/pg/submission');
const { unsupported } = require('internal/pg/errors');
const binding = internalBinding('pg');

class CopyTo extends Readable {
  #number = 0;
  #isPaused = false;
  #isOver = true;

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
    this.connection = exchange.connection;
    this.#isOver = false;
    this.#number = exchange.send('o', this.text, null, null, {
      takeCopyData: (bytes) => this.#take(bytes),
      takeResults: () => {
        this.#finish(exchange);
        this.push(null);
      },
      takeFailure: (report) => {
        this.#finish(exchange);
        this.handleError(exchange.errorFrom(report));
      },
    });
  }

  #finish(exchange) {
    this.#isOver = true;
    exchange.done();
    this.callback?.();
  }

  #take(bytes) {
    this.rowCount += 1;
    if (this.destroyed) return;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!this.push(buffer)) this.#pause(true);
  }

  #pause(isPaused) {
    if (this.#isOver || this.#isPaused === isPaused) return;
    this.#isPaused = isPaused;
    binding.copyPause(this.#number, isPaused);
  }

  _read() {
    this.#pause(false);
  }

  // What the server sends on is dropped.
  _destroy(cause, callback) {
    this.#pause(false);
    callback(cause);
  }

  handleError(error) {
    this.#isOver = true;
    this.destroy(error);
  }
}

module.exports = CopyTo;
