'use strict';

// The client that `up` and `down` receive. It is a function because it is also the callback of up(next).

const { EventEmitter } = require('events');
const { connectionSettings } = require('internal/pg/environment');
const { adoptStack } = require('internal/pg/errors');
const origins = require('internal/pg/origins');
const utils = require('internal/pg/utils');
const { beforeLeaving } = require('internal/process/leaving');
const { clientPrototype } = require('internal/query_builders');

const relayed = ['notice', 'notification', 'error', 'end'];
const emitterMethods = ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners', 'listenerCount'];
const completions = new WeakMap();

// A promise that a Node callback settles; the first call counts.
function makeCompletion() {
  const completion = { isCalled: false };
  completion.promise = new Promise((resolve, reject) => {
    completion.callback = (error, value) => {
      completion.isCalled = true;
      if (error) reject(error);
      else resolve(value);
    };
  });
  completion.promise.catch(() => {});
  return completion;
}

// Opens its one connection at the first query, and keeps it: all queries share its session.
class Link {
  constructor(Pool, events) {
    this.Pool = Pool;
    this.events = events;
    this.client = undefined;
    this.pool = undefined;
    this.session = undefined;
  }

  open() {
    if (this.client !== undefined) return this.client;
    if (this.pool === undefined) this.pool = new this.Pool({ ...connectionSettings(), max: 1, idleTimeoutMillis: 0 });
    this.client = this.pool.connect().then((client) => {
      this.session = client;
      for (const event of relayed) client.on(event, (value) => this.relay(event, value));
      return client;
    });
    this.client.catch(() => {
      this.client = undefined;
    });
    return this.client;
  }

  // Sends a query for which a script that exits cannot wait.
  handOver(text, params) {
    (this.session ?? this.pool).query(text, params, () => {});
  }

  relay(event, value) {
    if (event === 'end') this.client = this.session = undefined;
    // A lost connection already fails the query that needs it.
    if (event === 'error' && this.events.listenerCount('error') === 0) return;
    this.events.emit(event, value);
  }
}

// `details` (name, path…) become properties of the client, as umzug's context has them.
function createMigrationClient(Pool, details = {}) {
  const completion = makeCompletion();
  const events = new EventEmitter();
  const link = new Link(Pool, events);

  function client(error, value) {
    completion.callback(error, value);
  }

  function query(text, params, callback) {
    if (typeof params === 'function') {
      callback = params;
      params = undefined;
    }
    const answer = send(text, params, origins.capture());
    if (callback === undefined) return answer;
    answer.then((result) => process.nextTick(callback, null, result), (error) => process.nextTick(callback, error));
    return undefined;
  }

  async function send(text, params, origin) {
    const isHandedOver = beforeLeaving(() => link.handOver(text, params));
    try {
      const session = await link.open();
      isHandedOver();
      return await origins.asking(origin, () => session.query(text, params));
    } catch (error) {
      isHandedOver();
      throw adoptStack(error, origin);
    }
  }

  // connect, release and end are accepted: the runner opens and closes the connection.
  function connect(callback) {
    if (typeof callback !== 'function') return Promise.resolve(client);
    process.nextTick(callback, null, client, release);
    return undefined;
  }

  function release() {}

  function end(callback) {
    if (typeof callback !== 'function') return Promise.resolve();
    process.nextTick(callback, null);
    return undefined;
  }

  const members = {
    query,
    connect,
    release,
    end,
    escapeIdentifier: utils.escapeIdentifier,
    escapeLiteral: utils.escapeLiteral,
    context: client,
    ...details,
  };
  for (const [name, value] of Object.entries(members)) define(client, name, value);
  for (const method of emitterMethods) {
    define(client, method, (...parameters) => {
      const answer = events[method](...parameters);
      return answer === events ? client : answer;
    });
  }
  Object.setPrototypeOf(client, clientPrototype);
  completions.set(client, completion);
  return client;
}

function define(target, name, value) {
  Object.defineProperty(target, name, { configurable: true, enumerable: true, writable: true, value });
}

// What became of the client as a callback: { isCalled, promise, callback }; `callback` is the second argument of up(db, callback).
function completionOf(client) {
  return completions.get(client);
}

module.exports = { createMigrationClient, completionOf };
