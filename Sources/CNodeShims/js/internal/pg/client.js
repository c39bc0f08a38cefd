'use strict';

const { EventEmitter } = require('events');
const defaults = require('internal/pg/defaults');
const Query = require('internal/pg/query');
const TypeOverrides = require('internal/pg/type-overrides');
const { ClientConnection } = require('internal/pg/connection');
const { ConnectionParameters, hide } = require('internal/pg/connection-parameters');
const { escapeIdentifier, escapeLiteral } = require('internal/pg/utils');
const { adoptStack, errorFrom, noticeFrom, notificationFrom, unsupported } = require('internal/pg/errors');
const origins = require('internal/pg/origins');
const { sessionSettings } = require('internal/pg/session-settings');
const { Submission, start } = require('internal/pg/submission');
const { beforeLeaving } = require('internal/process/leaving');
const binding = internalBinding('pg');

// Queries of one client that the host may hold at a time; it pipelines them.
const IN_FLIGHT_LIMIT = 64;

class Client extends EventEmitter {
  constructor(config) {
    super();
    const settings = typeof config === 'string' ? {} : config || {};
    this.connectionParameters = new ConnectionParameters(config);
    this.user = this.connectionParameters.user;
    this.database = this.connectionParameters.database;
    this.port = this.connectionParameters.port;
    this.host = this.connectionParameters.host;
    hide(this, 'password', this.connectionParameters.password);
    this.replication = this.connectionParameters.replication;
    this._Promise = settings.Promise || Promise;
    this._types = new TypeOverrides(settings.types);
    this.binary = settings.binary || defaults.binary;
    this.ssl = this.connectionParameters.ssl || false;
    this._connectionTimeoutMillis = settings.connectionTimeoutMillis || 0;
    hide(this, '_keepAlive', settings.keepAlive || false);
    hide(this, '_keepAliveInitialDelayMillis', settings.keepAliveInitialDelayMillis || 0);
    this._reset();
  }

  // The state of a client that has not been connected.
  _reset() {
    this._ending = false;
    this._ended = false;
    this._connecting = false;
    this._connected = false;
    this._connectionError = false;
    this._queryable = true;
    this.readyForQuery = false;
    this.hasExecuted = false;
    this.processID = null;
    this.secretKey = null;
    hide(this, '_waiting', []);
    hide(this, '_inFlight', []);
    hide(this, '_lost', []);
    hide(this, '_wasToldWhy', false);
    hide(this, '_session', null);
    hide(this, '_isReferenced', null);
    hide(this, '_connectionCallback', null);
    hide(this, '_endCallbacks', []);
    hide(this, '_epoch', binding.epoch());
    hide(this, 'connection', new ClientConnection(() => this._abandon()));
  }

  // A client that was closed before the present migration began is as good as new.
  _reopenIfOfEarlierEpoch() {
    const epoch = binding.epoch();
    if (this._epoch === epoch) return false;
    this._epoch = epoch;
    this.connection.parsedStatements = {};
    if (!this._ending && this._queryable) return false;
    this._reset();
    return true;
  }

  get activeQuery() {
    return this._inFlight[0]?.query ?? null;
  }

  get queryQueue() {
    return this._waiting.map((submission) => submission.query);
  }

  connect(callback) {
    if (callback) {
      this._connect(callback);
      return undefined;
    }
    const origin = origins.capture();
    return new this._Promise((resolve, reject) => {
      this._connect((error) => (error ? reject(adoptStack(error, origin)) : resolve()));
    });
  }

  _connect(callback) {
    this._reopenIfOfEarlierEpoch();
    if (this._connecting || this._connected) {
      const error = new Error('Client has already been connected. You cannot reuse a client.');
      process.nextTick(() => callback(error));
      return;
    }
    this._connecting = true;
    this._connectionCallback = callback;
    if (this._connectionTimeoutMillis > 0) {
      hide(this, '_connectionTimer', setTimeout(() => {
        this._handleConnectionError(new Error('timeout expired'));
        this._abandon();
      }, this._connectionTimeoutMillis));
    }
    this._withPassword(() => this._openSession());
  }

  _withPassword(proceed) {
    if (typeof this.password !== 'function') {
      proceed();
      return;
    }
    const connection = this.connection;
    Promise.resolve()
      .then(() => this.password(this.connectionParameters))
      .then((password) => {
        if (password !== undefined && typeof password !== 'string') throw new TypeError('Password must be a string');
        this.password = this.connectionParameters.password = password === undefined ? null : password;
        if (this.connection === connection && !this._connectionError && !this._ended) proceed();
      })
      .catch((error) => this._handleConnectionError(error));
  }

  _openSession() {
    const connection = this.connection;
    const current = (handle) => (value, other) => {
      if (this.connection === connection) handle(value, other);
    };
    try {
      this._session = binding.connect(sessionSettings(this), {
        onConnect: current((report, info) => {
          if (report) this._handleConnectionError(errorFrom(report));
          else this._handleConnected(info || {});
        }),
        onNotice: current((fields) => this.emit('notice', noticeFrom(fields))),
        onNotification: current((notification) => this.emit('notification', notificationFrom(notification))),
        // A connection that is just gone has no words of its own.
        onEnd: current((report) => this._handleEnd(report && !report.connection ? errorFrom(report) : null)),
      });
    } catch (failure) {
      process.nextTick(() => this._handleConnectionError(errorFrom(failure)));
    }
  }

  _handleConnected(info) {
    if (!this._connecting || this._ended) return;
    clearTimeout(this._connectionTimer);
    this._connecting = false;
    this._connected = true;
    this.processID = info.processID === undefined ? null : info.processID;
    for (const [parameterName, parameterValue] of Object.entries(info.parameters || {})) {
      this.connection.emit('parameterStatus', { name: 'parameterStatus', parameterName, parameterValue });
    }
    const callback = this._connectionCallback;
    this._connectionCallback = null;
    if (callback) callback(null, this);
    this.emit('connect');
    this.readyForQuery = true;
    this._pulseQueryQueue();
  }

  _handleConnectionError(error) {
    if (this._connectionError) return;
    this._connectionError = true;
    clearTimeout(this._connectionTimer);
    this._queryable = false;
    const callback = this._connectionCallback;
    this._connectionCallback = null;
    if (callback) callback(error);
    else this.emit('error', error);
    if (this._ended) return;
    this._ended = true;
    setImmediate(() => {
      this._failAllQueries(new Error('Connection terminated unexpectedly'));
      process.nextTick(() => this.emit('end'));
    });
  }

  // The session is gone, by end() or by itself.
  _handleEnd(cause) {
    if (this._ended) return;
    this._ended = true;
    clearTimeout(this._connectionTimer);
    const error = new Error(this._ending ? 'Connection terminated' : 'Connection terminated unexpectedly');
    // A query that was under way was told why, and nobody else is.
    const reason = this._wasToldWhy ? null : cause;
    this._failAllQueries(reason || error);
    if (!this._ending && !this._connectionError) {
      if (this._connecting) {
        this._handleConnectionError(cause || error);
      } else {
        this._queryable = false;
        if (reason) this.emit('error', reason);
        if (!this._ending) this.emit('error', error);
      }
    }
    this.connection.emit('end');
    for (const callback of this._endCallbacks.splice(0)) callback();
    process.nextTick(() => this.emit('end'));
  }

  // Lets go of the session without waiting for what it is doing.
  _abandon() {
    if (this._session !== null) binding.end(this._session, () => {});
    this._handleEnd(null);
  }

  _failAllQueries(error) {
    this._letGo();
    for (const submission of this._lost.splice(0)) {
      process.nextTick(() => submission.query.handleError(error, this.connection));
    }
  }

  // Takes the queries from the session, whatever it answers from now on.
  _letGo() {
    for (const submission of this._inFlight.splice(0).concat(this._waiting.splice(0))) {
      submission.isSettled = true;
      submission.isLost = true;
      submission.leave?.();
      this._lost.push(submission);
    }
  }

  query(config, values, callback) {
    if (config === null || config === undefined) {
      throw new TypeError('Client was passed a null or undefined query');
    }
    const isSubmittable = config instanceof Query || typeof config[start] === 'function';
    if (!isSubmittable && typeof config.submit === 'function') {
      throw unsupported(`A query object of class ${config.constructor ? config.constructor.name : 'unknown'}`);
    }
    const query = isSubmittable ? config : new Query(config, values, callback);
    let result;
    if (isSubmittable) {
      result = query;
      if (typeof values === 'function') query.callback = query.callback || values;
    } else if (!query.callback) {
      result = new this._Promise((resolve, reject) => {
        query.callback = (error, answer) => (error ? reject(error) : resolve(answer));
      });
    }
    const origin = origins.take(query.text);
    this._reopenForQuery();
    const submission = new Submission(this, query, origin);
    this._watchTimeout(submission);
    if (this.binary && !query.binary) query.binary = true;
    if (query._result && !query._result._types) query._result._types = this._types;
    this._enqueue(submission);
    return result;
  }

  _reopenForQuery() {
    const wasConnected = this._connected;
    if (!this._reopenIfOfEarlierEpoch() || !wasConnected) return;
    this._connect((error) => {
      if (error) this._failAllQueries(error);
    });
  }

  _enqueue(submission) {
    const refusal = !this._queryable
      ? 'Client has encountered a connection error and is not queryable'
      : this._ending ? 'Client was closed and is not queryable' : null;
    if (refusal !== null) {
      process.nextTick(() => {
        submission.query.handleError(adoptStack(new Error(refusal), submission.origin), this.connection);
      });
      return;
    }
    this._waiting.push(submission);
    this._pulseQueryQueue();
    if (this._waiting.at(-1) === submission) {
      submission.leave = beforeLeaving(() => {
        const index = this._waiting.indexOf(submission);
        if (index >= 0) this._begin(this._waiting.splice(index, 1)[0]);
      });
    }
  }

  _watchTimeout(submission) {
    const { query } = submission;
    const timeout = query.query_timeout || this.connectionParameters.query_timeout;
    if (!timeout) return;
    const callback = query.callback || (() => {});
    const timer = setTimeout(() => {
      const error = adoptStack(new Error('Query read timeout'), submission.origin);
      query.callback = () => {};
      const index = this._waiting.indexOf(submission);
      if (index >= 0) this._waiting.splice(index, 1);
      if (typeof query[start] === 'function') process.nextTick(() => query.handleError(error, this.connection));
      callback(error);
      this._pulseQueryQueue();
    }, timeout);
    query.callback = (error, answer) => {
      clearTimeout(timer);
      callback(error, answer);
    };
  }

  _pulseQueryQueue() {
    if (!this.readyForQuery) return;
    while (this._waiting.length > 0 && this._hasRoomFor(this._waiting[0])) {
      this._begin(this._waiting.shift());
    }
    if (this.hasExecuted && this._inFlight.length === 0 && this._waiting.length === 0) this.emit('drain');
  }

  _hasRoomFor(submission) {
    const [first] = this._inFlight;
    if (first === undefined) return true;
    return !submission.isExclusive && !first.isExclusive && this._inFlight.length < IN_FLIGHT_LIMIT;
  }

  _begin(submission) {
    this.hasExecuted = true;
    this._inFlight.push(submission);
    submission.begin();
  }

  // Answers come in order, so that it is the first but for what could not be sent.
  _settled(submission) {
    if (this._inFlight[0] === submission) this._inFlight.shift();
    else this._inFlight.splice(this._inFlight.indexOf(submission), 1);
    this._failNext();
  }

  // Tells of a query that could not be sent, once it is its turn.
  _failNext() {
    const [next] = this._inFlight;
    if (next === undefined || next.failure === null) return;
    process.nextTick(() => next.fail(next.failure));
  }

  end(callback) {
    this._ending = true;
    const ended = new this._Promise((resolve) => this._whenEnded(resolve));
    if (callback) {
      ended.then(() => callback());
      return undefined;
    }
    return ended;
  }

  _whenEnded(resolve) {
    if (this._ended || (this._session === null && !this._connecting)) {
      resolve();
      return;
    }
    this._endCallbacks.push(resolve);
    if (this._endCallbacks.length > 1) return;
    // A query that hangs must not keep the client from ending.
    this._letGo();
    if (this._session === null) this._handleEnd(null);
    else binding.end(this._session, () => this._handleEnd(null));
  }

  cancel(client, query) {
    const index = client._waiting.findIndex((submission) => submission.query === query);
    if (index >= 0) client._waiting.splice(index, 1);
    else if (client._inFlight.some((submission) => submission.query === query)) binding.cancel(client._session);
  }

  setTypeParser(oid, format, parser) {
    return this._types.setTypeParser(oid, format, parser);
  }

  getTypeParser(oid, format) {
    return this._types.getTypeParser(oid, format);
  }

  escapeIdentifier(text) {
    return escapeIdentifier(text);
  }

  escapeLiteral(text) {
    return escapeLiteral(text);
  }

  // Whether the idle session keeps the program waiting; a migration's never does.
  ref() {
    this._setReferenced(true);
  }

  unref() {
    this._setReferenced(false);
  }

  _setReferenced(isReferenced) {
    if (this._session === null || this._isReferenced === isReferenced) return;
    this._isReferenced = isReferenced;
    binding.setReferenced(this._session, isReferenced);
  }
}

Client.Query = Query;

module.exports = Client;
