'use strict';

const { EventEmitter } = require('events');
const { hide } = require('internal/pg/connection-parameters');
const { adoptStack } = require('internal/pg/errors');
const origins = require('internal/pg/origins');
const { beforeLeaving } = require('internal/process/leaving');
const binding = internalBinding('pg');
const { now } = internalBinding('timers');

const nothing = () => {};

// The callback of one form of a call, and the promise that the other form returns.
function callbackOrPromise(PromiseClass, callback, origin) {
  if (callback) return { callback, promise: undefined };
  const response = {};
  response.promise = new PromiseClass((resolve, reject) => {
    response.callback = (error, value) => (error ? reject(adoptStack(error, origin)) : resolve(value));
  });
  return response;
}

class Pool extends EventEmitter {
  constructor(options, ClientClass) {
    super();
    this.options = Object.assign({}, options);
    if (options && 'password' in options) hide(this.options, 'password', options.password);
    if (options && options.ssl && options.ssl.key) hide(this.options.ssl, 'key', options.ssl.key);
    this.options.max = this.options.max || this.options.poolSize || 10;
    this.options.min = this.options.min || 0;
    this.options.maxUses = this.options.maxUses || Infinity;
    this.options.allowExitOnIdle = this.options.allowExitOnIdle || false;
    this.options.maxLifetimeSeconds = this.options.maxLifetimeSeconds || 0;
    if (this.options.idleTimeoutMillis === undefined) this.options.idleTimeoutMillis = 10000;
    this.log = this.options.log || nothing;
    this.Client = this.options.Client || ClientClass || require('internal/pg/client');
    this.Promise = this.options.Promise || Promise;
    this._clients = [];
    this._idle = [];
    hide(this, '_nextSweep', -Infinity);
    this._expired = new WeakSet();
    this._pendingQueue = [];
    this._endCallback = undefined;
    this.ending = false;
    this.ended = false;
    hide(this, '_epoch', binding.epoch());
  }

  // A pool that was ended before the present migration began is open again.
  _reopenIfOfEarlierEpoch() {
    const epoch = binding.epoch();
    if (this._epoch === epoch) return;
    this._epoch = epoch;
    if (!this.ending) return;
    this.ending = false;
    this.ended = false;
    this._endCallback = undefined;
    this._clients = [];
    this._idle = [];
    this._pendingQueue = [];
  }

  _isFull() {
    return this._clients.length >= this.options.max;
  }

  _isAboveMin() {
    return this._clients.length > this.options.min;
  }

  _pulseQueue() {
    if (this.ended) return;
    if (this.ending) {
      this._pulseEnding();
      return;
    }
    if (this._pendingQueue.length === 0) return;
    if (this._idle.length > 0) {
      const { client, idleListener } = this._idle.pop();
      if (client.ref) client.ref();
      this._acquireClient(client, this._pendingQueue.shift(), idleListener, false);
    } else if (!this._isFull()) {
      this.newClient(this._pendingQueue.shift());
    }
  }

  _pulseEnding() {
    for (const item of this._idle.slice()) this._remove(item.client, () => this._pulseQueue());
    if (this._clients.length > 0 || this._leaving > 0) return;
    this.ended = true;
    this._endCallback();
  }

  _remove(client, callback) {
    const index = this._idle.findIndex((item) => item.client === client);
    if (index >= 0) this._idle.splice(index, 1);
    this._clients = this._clients.filter((other) => other !== client);
    hide(this, '_leaving', (this._leaving || 0) + 1);
    client.end(() => {
      this._leaving -= 1;
      this.emit('remove', client);
      if (typeof callback === 'function') callback();
    });
  }

  connect(callback) {
    this._reopenIfOfEarlierEpoch();
    if (this.ending) {
      const error = new Error('Cannot use a pool after calling end on the pool');
      return callback ? callback(error) : this.Promise.reject(error);
    }
    const response = callbackOrPromise(this.Promise, callback, callback ? null : origins.capture());
    if (this._isFull() || this._idle.length > 0) {
      if (this._idle.length > 0) process.nextTick(() => this._pulseQueue());
      this._wait(response.callback);
    } else {
      this.newClient({ callback: response.callback });
    }
    return response.promise;
  }

  _wait(callback) {
    const timeout = this.options.connectionTimeoutMillis;
    if (!timeout) {
      this._pendingQueue.push({ callback });
      return;
    }
    const pending = {
      callback(error, client, release) {
        clearTimeout(timer);
        callback(error, client, release);
      },
    };
    const timer = setTimeout(() => {
      this._pendingQueue = this._pendingQueue.filter((other) => other !== pending);
      pending.timedOut = true;
      callback(new Error('timeout exceeded when trying to connect'));
    }, timeout);
    this._pendingQueue.push(pending);
  }

  newClient(pending) {
    const client = new this.Client(this.options);
    this._clients.push(client);
    const idleListener = this._idleListener(client);
    const timeout = this.options.connectionTimeoutMillis;
    let timeoutHit = false;
    const timer = timeout && setTimeout(() => {
      timeoutHit = true;
      if (client.connection) client.connection.stream.destroy();
      else client.end();
    }, timeout);
    client.connect((error) => {
      if (timer) clearTimeout(timer);
      client.on('error', idleListener);
      if (!error) {
        this._limitLifetime(client, idleListener);
        this._acquireClient(client, pending, idleListener, true);
        return;
      }
      this._clients = this._clients.filter((other) => other !== client);
      const expired = timeoutHit || error.message === 'timeout expired';
      const failure = expired ? new Error('Connection terminated due to connection timeout', { cause: error }) : error;
      this._pulseQueue();
      if (!pending.timedOut) pending.callback(failure, undefined, nothing);
    });
  }

  _idleListener(client) {
    const idleListener = (error) => {
      error.client = client;
      client.removeListener('error', idleListener);
      client.on('error', () => this.log('additional client error after disconnection due to error', error));
      this._remove(client);
      this.emit('error', error, client);
    };
    return idleListener;
  }

  _limitLifetime(client, idleListener) {
    if (this.options.maxLifetimeSeconds === 0) return;
    const timer = setTimeout(() => {
      this._expired.add(client);
      const index = this._idle.findIndex((item) => item.client === client);
      if (index < 0) return;
      this._acquireClient(client, { callback: (error, held, release) => release() }, idleListener, false);
    }, this.options.maxLifetimeSeconds * 1000);
    timer.unref();
    client.once('end', () => clearTimeout(timer));
  }

  _acquireClient(client, pending, idleListener, isNew) {
    if (isNew) this.emit('connect', client);
    this.emit('acquire', client);
    client.release = this._releaseOnce(client, idleListener);
    client.removeListener('error', idleListener);
    const verify = isNew ? this.options.verify : undefined;
    if (pending.timedOut) {
      if (verify) verify(client, client.release);
      else client.release();
      return;
    }
    if (!verify) {
      pending.callback(undefined, client, client.release);
      return;
    }
    verify(client, (error) => {
      if (!error) {
        pending.callback(undefined, client, client.release);
        return;
      }
      client.release(error);
      pending.callback(error, undefined, nothing);
    });
  }

  _releaseOnce(client, idleListener) {
    let released = false;
    return (error) => {
      if (released) throw new Error('Release called on client which has already been released to the pool.');
      released = true;
      this._release(client, idleListener, error);
    };
  }

  _release(client, idleListener, error) {
    client.on('error', idleListener);
    client._poolUseCount = (client._poolUseCount || 0) + 1;
    this.emit('release', error, client);
    const isSpent = client._poolUseCount >= this.options.maxUses || this._expired.has(client);
    const isForeign = !this._clients.includes(client);
    if (error || this.ending || isSpent || isForeign || client._queryable === false || client._ending) {
      this._expired.delete(client);
      this._remove(client, () => this._pulseQueue());
      return;
    }
    if (this.options.allowExitOnIdle) client.unref();
    this._idle.push({ client, idleListener, expiry: this._expiry() });
    this._pulseQueue();
  }

  // When a client that becomes idle now has been so for too long.
  _expiry() {
    const { idleTimeoutMillis } = this.options;
    if (!idleTimeoutMillis || !this._isAboveMin()) return Infinity;
    const time = now();
    // One that is overdue was lost with the migration that it was set in.
    if (time > this._nextSweep) this._sweepAfter(idleTimeoutMillis, time);
    return time + idleTimeoutMillis;
  }

  // One timer for all clients: a loop of queries takes one and gives it back thousands of times. It does not hold
  // up the end of the program: a pool left open is no reason to wait.
  _sweepAfter(delay, time) {
    this._nextSweep = time + delay;
    setTimeout(() => this._sweep(), delay).unref();
  }

  _sweep() {
    const time = now();
    this._nextSweep = -Infinity;
    for (const { client, expiry } of this._idle.slice()) {
      if (expiry <= time && this._isAboveMin()) this._remove(client, () => this._pulseQueue());
    }
    const next = Math.min(...this._idle.map(({ expiry }) => expiry).filter((expiry) => expiry > time));
    if (next !== Infinity) this._sweepAfter(next - time, time);
  }

  query(text, values, callback) {
    const origin = origins.capture();
    if (typeof text === 'function') {
      const response = callbackOrPromise(this.Promise, text, origin);
      setImmediate(() => {
        response.callback(new Error('Passing a function as the first parameter to pool.query is not supported'));
      });
      return response.promise;
    }
    if (typeof values === 'function') {
      callback = values;
      values = undefined;
    }
    const response = callbackOrPromise(this.Promise, callback, origin);
    const isHandedOver = beforeLeaving(() => {
      let client = this._idle.at(-1)?.client;
      if (client === undefined) {
        client = new this.Client(this.options);
        client.connect(nothing);
      }
      client.query(text, values, nothing);
    });
    this.connect((error, client) => {
      isHandedOver();
      if (error) response.callback(adoptStack(error, origin));
      else this._queryOn(client, text, values, origin, response.callback);
    });
    return response.promise;
  }

  _queryOn(client, text, values, origin, callback) {
    let isDone = false;
    const finish = (error, answer) => {
      if (isDone) return;
      isDone = true;
      client.removeListener('error', finish);
      client.release(error);
      if (error) callback(error);
      else callback(undefined, answer);
    };
    client.once('error', finish);
    try {
      origins.asking(origin, () => client.query(text, values, finish));
    } catch (error) {
      finish(error);
    }
  }

  end(callback) {
    this._reopenIfOfEarlierEpoch();
    if (this.ending) {
      const error = new Error('Called end on pool more than once');
      return callback ? callback(error) : this.Promise.reject(error);
    }
    this.ending = true;
    const response = callbackOrPromise(this.Promise, callback, null);
    this._endCallback = response.callback;
    this._pulseQueue();
    return response.promise;
  }

  get waitingCount() {
    return this._pendingQueue.length;
  }

  get idleCount() {
    return this._idle.length;
  }

  get expiredCount() {
    return this._clients.filter((client) => this._expired.has(client)).length;
  }

  get totalCount() {
    return this._clients.length;
  }
}

module.exports = Pool;
