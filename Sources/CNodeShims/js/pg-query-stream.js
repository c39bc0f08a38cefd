'use strict';

// The package pg-query-stream: the rows of a query as a readable stream.

const { Readable } = require('stream');
const Cursor = require('pg-cursor');
const { start } = require('internal/pg/submission');

class QueryStream extends Readable {
  constructor(text, values, config = {}) {
    const { batchSize, highWaterMark = 100 } = config;
    super({ objectMode: true, autoDestroy: true, highWaterMark: batchSize || highWaterMark });
    this.cursor = new Cursor(text, values, config);
    this.handleError = this.cursor.handleError.bind(this.cursor);
    this._result = this.cursor._result;
  }

  submit() {
    this.cursor.submit();
  }

  [start](exchange) {
    this.cursor[start](exchange);
  }

  _destroy(cause, callback) {
    this.cursor.close((error) => callback(error || cause));
  }

  _read(size) {
    this.cursor.read(size, (error, rows) => {
      if (error) {
        this.destroy(error);
        return;
      }
      for (const row of rows) this.push(row);
      if (rows.length < size) this.push(null);
    });
  }
}

module.exports = QueryStream;
