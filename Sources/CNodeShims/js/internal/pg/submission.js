'use strict';

// What a client does with an object that is given to client.query().

const answers = require('internal/pg/answers');
const { takesNumbers } = require('internal/pg/types');
const { adoptStack, errorFrom } = require('internal/pg/errors');

// The method by which an object of ours begins: [start](exchange). While it runs it has the session for
// itself, until it says exchange.done(). A Query has no such method, and shares the session.
const start = Symbol('start');

// A capital says that numbers may come as numbers: no parser is set that wants their text.
function letterFor(query, letter) {
  return takesNumbers(query._result._types) ? letter.toUpperCase() : letter;
}

// A query on its way through a client.
class Submission {
  constructor(client, query, origin) {
    this.client = client;
    this.query = query;
    this.origin = origin;
    this.connection = client.connection;
    this.isSettled = false;
    this.leave = null;
    this.preparing = null;
    // Why it was not sent; told when those before it are answered.
    this.failure = null;
  }

  get isExclusive() {
    return typeof this.query[start] === 'function';
  }

  begin() {
    this.leave?.();
    if (this.isExclusive) this.query[start](new Exchange(this));
    else this.sendQuery();
  }

  sendQuery() {
    const { client, query } = this;
    try {
      const statements = this.connection.parsedStatements;
      const request = query.request(statements);
      if (request.name && !statements[request.name]) {
        statements[request.name] = request.text;
        this.preparing = request.name;
      }
      answers.send(client._session, letterFor(query, request.extended ? 'x' : 's'), request.text, request.name, request.values, this);
    } catch (failure) {
      this.failure = failure;
      this.client._failNext();
    }
  }

  // Whether nobody waits for it any more: its client has let go of the session.
  get isOver() {
    return this.isSettled || this.client.connection !== this.connection;
  }

  takeRows(rows) {
    if (!this.isOver) this.query.receiveRows(rows);
  }

  takeResults(results) {
    if (this.isOver) return;
    this.settle();
    let error = null;
    try {
      this.query.receive(results);
    } catch (failure) {
      error = failure;
    }
    if (error === null) this.query.handleReadyForQuery();
    else this.query.handleError(adoptStack(error, this.origin));
    this.client._pulseQueryQueue();
  }

  takeFailure(report) {
    if (this.preparing !== null) delete this.connection.parsedStatements[this.preparing];
    if (report.connection) {
      // The client is about to hear of it, and tells all its queries.
      setImmediate(() => this.fail(new Error('Connection terminated unexpectedly')));
      return;
    }
    this.fail(errorFrom(report));
    if (report.severity === 'FATAL') this.client._wasToldWhy = true;
  }

  fail(error) {
    if (this.isOver) return;
    this.settle();
    this.query.handleError(adoptStack(error, this.origin));
    this.client._pulseQueryQueue();
  }

  // The client goes on with the next.
  settle() {
    this.isSettled = true;
    this.client._settled(this);
  }
}

// The session, for an object that has it for itself.
class Exchange {
  constructor(submission) {
    this.submission = submission;
    this.connection = submission.connection;
  }

  // Gives the number of the request.
  send(letter, text, name, values, taker) {
    return answers.send(this.submission.client._session, letter, text, name, values, new Guard(this.submission, taker));
  }

  // An error with the frames of the place that asked.
  errorFrom(report) {
    return adoptStack(errorFrom(report), this.submission.origin);
  }

  done() {
    if (this.submission.isOver) return;
    this.submission.settle();
    process.nextTick(() => this.submission.client._pulseQueryQueue());
  }
}

// Keeps answers from an object whose session is gone.
class Guard {
  constructor(submission, taker) {
    this.submission = submission;
    this.taker = taker;
  }

  pass(method, content) {
    if (this.submission.connection === this.submission.client.connection && !this.submission.isLost) this.taker[method]?.(content);
  }

  takeRows(content) {
    this.pass('takeRows', content);
  }

  takeResults(content) {
    this.pass('takeResults', content);
  }

  takeFailure(content) {
    this.pass('takeFailure', content);
  }

  takeCopyReady() {
    this.pass('takeCopyReady');
  }

  takeCopyRoom() {
    this.pass('takeCopyRoom');
  }

  takeCopyData(content) {
    this.pass('takeCopyData', content);
  }
}

module.exports = { Submission, start, letterFor };
