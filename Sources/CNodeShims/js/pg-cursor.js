'use strict';

// The package pg-cursor: the rows of a query, read some at a time.

const { EventEmitter } = require('events');
const Result = require('internal/pg/result');
const { letterFor, start } = require('internal/pg/submission');
const { prepareValue } = require('internal/pg/utils');
const { unsupported } = require('internal/pg/errors');
const { deprecate } = require('internal/util/deprecate');

let lastPortal = 0;

// What a read asks of the host, as the state stands.
const OPEN = 'd';
const FETCH = 'f';
const CLOSE = 'c';

class Cursor extends EventEmitter {
  // Rows that are here already: of a query that the server makes no cursor of.
  #held = null;
  #heldTag = '';
  #exchange = null;
  #incoming = [];
  // What a type parser threw.
  #refusal = null;
  #isDeclared = false;
  #isClosed = false;
  // What close() waits for while the server has yet to say what the query is.
  #whenOpened = null;

  constructor(text, values, config) {
    super();
    this._conf = config || {};
    this.text = text;
    this.values = values ? values.map(prepareValue) : null;
    this.connection = null;
    this._queue = [];
    this.state = 'initialized';
    this._result = new Result(this._conf.rowMode, this._conf.types);
    this._Promise = this._conf.Promise || Promise;
    this._cb = null;
    this._rows = null;
    this._portal = null;
  }

  submit() {
    throw unsupported('cursor.submit(): client.query(cursor)');
  }

  [start](exchange) {
    if (this.#isClosed) {
      exchange.done();
      return;
    }
    this.#exchange = exchange;
    this.connection = exchange.connection;
    this.state = 'submitted';
    this._portal = 'C_' + ++lastPortal;
    this.#send(OPEN, this.text, this.values, (answer) => this.#opened(answer));
  }

  #send(letter, text, values, takeResults) {
    this.#exchange.send(letterFor(this, letter), text, this._portal, values, {
      takeRows: ([description, rows]) => this.#take(description, rows),
      takeResults,
      takeFailure: (report) => this.handleError(this.#exchange.errorFrom(report)),
    });
  }

  #opened(answer) {
    if (answer === 'DECLARE CURSOR') {
      this.#isDeclared = true;
    } else {
      if (typeof answer === 'string') this.#heldTag = answer;
      else this.#receive(answer);
      this.#held = this.#incoming.splice(0);
    }
    if (this.#whenOpened !== null) {
      this.#whenOpened();
    } else if (this.#refusal !== null) {
      this.handleError(this.#refusal);
    } else {
      this.state = 'idle';
      this.#shiftQueue();
    }
  }

  // Takes the end of an answer with one result.
  #receive([tag, description, rows, hasEarlierRows]) {
    this.#heldTag = tag;
    this.#take(hasEarlierRows ? null : description, rows);
  }

  #take(description, incoming) {
    if (description !== null && this._result._parsers === undefined) this._result.addDescription(description);
    if (incoming === null || this.#refusal !== null) return;
    try {
      const rows = this._result.readRows(incoming);
      for (let i = 0; i < rows.length; i++) this.#incoming.push(rows[i]);
    } catch (error) {
      this.#refusal = error;
    }
  }

  #shiftQueue() {
    if (this._queue.length > 0) this.#getRows(...this._queue.shift());
  }

  // A count that is not positive asks for all rows, as in the protocol.
  #getRows(count, callback) {
    this.state = 'busy';
    this._cb = callback;
    this._rows = [];
    const limit = count > 0 ? Math.floor(count) : 0;
    if (this.#held !== null) {
      const rows = this.#held.splice(0, limit || this.#held.length);
      if (limit > 0 && rows.length === limit) this.#suspend(rows);
      else this.#complete(rows, this.#heldTag.replace(/\d+$/, rows.length));
      return;
    }
    this.#send(FETCH, String(limit), null, (answer) => {
      if (this.state === 'error') return;
      if (typeof answer !== 'string') this.#receive(answer);
      if (this.#refusal !== null) {
        this.handleError(this.#refusal);
        return;
      }
      const rows = this.#incoming.splice(0);
      if (limit > 0 && rows.length >= limit) this.#suspend(rows);
      else this.#complete(rows, `SELECT ${rows.length}`);
    });
  }

  #emitRows(rows) {
    this._rows = rows;
    if (this.listenerCount('row') > 0) for (const row of rows) this.emit('row', row, this._result);
  }

  #suspend(rows) {
    this.#emitRows(rows);
    this.#sendRows();
  }

  // The last rows are there: the session is free, and whoever reads on gets none.
  #complete(rows, tag) {
    this.#emitRows(rows);
    this._result.addCommandComplete({ text: tag });
    this.#finish(() => {
      this.#sendRows();
      this.state = 'done';
      this.emit('end', this._result);
    });
  }

  #sendRows() {
    if (this.state === 'busy') this.state = 'idle';
    setImmediate(() => {
      const callback = this._cb;
      this._cb = null;
      const rows = this._rows;
      this._rows = [];
      if (callback) {
        this._result.rows = rows;
        callback(null, rows, this._result);
      }
      if (this.state === 'idle') this.#shiftQueue();
      else if (this.state === 'done') for (const [, waiting] of this._queue.splice(0)) waiting(null, []);
    });
  }

  // Closes the cursor and lets the client go on.
  #finish(callback) {
    const done = () => {
      this.#exchange.done();
      callback();
    };
    if (!this.#isDeclared || this.#isClosed) {
      done();
      return;
    }
    this.#isClosed = true;
    this.#exchange.send(CLOSE, '', this._portal, null, {
      takeResults: done,
      takeFailure: (report) => {
        this.#exchange.done();
        this.handleError(this.#exchange.errorFrom(report));
      },
    });
  }

  handleError(error) {
    const isOpen = this.#exchange !== null && this.state !== 'done' && this.state !== 'error';
    this.state = 'error';
    this._error = error;
    const callback = this._cb;
    this._cb = null;
    if (isOpen) this.#finish(() => {});
    if (callback) callback(error);
    for (const [, waiting] of this._queue.splice(0)) waiting(error);
    if (this.listenerCount('error') > 0) this.emit('error', error);
  }

  close(callback) {
    const { promise, done } = this.#completion(callback);
    if (this.#exchange === null || this.state === 'done' || this.state === 'error') {
      if (this.#exchange === null) this.#isClosed = true;
      if (this.state === 'error') this.state = 'done';
      setImmediate(done);
      return promise;
    }
    const isOpening = this.state === 'submitted';
    this.state = 'done';
    if (isOpening) this.#whenOpened = () => this.#finish(done);
    else this.#finish(done);
    return promise;
  }

  read(count, callback) {
    const { promise, done } = this.#completion(callback);
    switch (this.state) {
      case 'idle':
        if (this._cb === null) this.#getRows(count, done);
        else this._queue.push([count, done]);
        break;
      case 'initialized':
      case 'submitted':
      case 'busy':
        this._queue.push([count, done]);
        break;
      case 'error':
        setImmediate(() => done(this._error));
        break;
      default:
        setImmediate(() => done(null, []));
    }
    return promise;
  }

  #completion(callback) {
    if (callback) return { promise: undefined, done: callback };
    const completion = {};
    completion.promise = new this._Promise((resolve, reject) => {
      completion.done = (error, value) => (error ? reject(error) : resolve(value));
    });
    return completion;
  }
}

Cursor.prototype.end = deprecate(function (callback) {
  this.connection.once('end', callback);
  this.connection.end();
}, 'Cursor.end is deprecated. Call end on the client itself to end a connection to the database.');

module.exports = Cursor;
