'use strict';

// node:diagnostics_channel: named channels, and the five of a traced operation.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');

const channels = new Map();

class Channel {
  constructor(name) {
    this._subscribers = undefined;
    this._stores = undefined;
    this.name = name;
  }

  get hasSubscribers() { return (this._subscribers?.length ?? 0) > 0 || (this._stores?.size ?? 0) > 0; }

  subscribe(subscription) {
    validateFunction(subscription, 'subscription');
    this._subscribers = [...this._subscribers ?? [], subscription];
  }

  unsubscribe(subscription) {
    const index = this._subscribers?.indexOf(subscription) ?? -1;
    if (index === -1) return false;
    this._subscribers = this._subscribers.filter((_, place) => place !== index);
    return true;
  }

  publish(data) {
    for (const subscriber of this._subscribers ?? []) {
      try {
        subscriber(data, this.name);
      } catch (error) {
        process.nextTick(() => { throw error; });
      }
    }
  }

  bindStore(store, transform) {
    this._stores ??= new Map();
    this._stores.set(store, transform);
  }

  unbindStore(store) { return this._stores?.delete(store) ?? false; }

  runStores(data, callback, receiver, ...values) {
    let run = () => {
      this.publish(data);
      return Reflect.apply(callback, receiver, values);
    };
    for (const [store, transform] of this._stores ?? []) run = inStore(store, data, transform, run);
    return run();
  }
}

function inStore(store, data, transform, next) {
  return () => {
    let context = data;
    if (transform !== undefined) {
      try {
        context = transform(data);
      } catch (error) {
        process.nextTick(() => { throw error; });
        return next();
      }
    }
    return store.run(context, next);
  };
}

function channel(name) {
  if (channels.has(name)) return channels.get(name);
  if (typeof name !== 'string' && typeof name !== 'symbol') {
    throw new codes.ERR_INVALID_ARG_TYPE('channel', ['string', 'symbol'], name);
  }
  const made = new Channel(name);
  channels.set(name, made);
  return made;
}

const events = ['start', 'end', 'asyncStart', 'asyncEnd', 'error'];

class TracingChannel {
  constructor(nameOrChannels) {
    for (const event of events) {
      Object.defineProperty(this, event, {
        enumerable: true,
        value: typeof nameOrChannels === 'string' ? channel(`tracing:${nameOrChannels}:${event}`) : nameOrChannels[event],
      });
    }
  }

  get hasSubscribers() { return events.some((event) => this[event].hasSubscribers); }

  subscribe(handlers) {
    for (const event of events) if (handlers[event]) this[event].subscribe(handlers[event]);
  }

  unsubscribe(handlers) {
    let isDone = true;
    for (const event of events) {
      if (handlers[event] && !this[event].unsubscribe(handlers[event])) isDone = false;
    }
    return isDone;
  }

  traceSync(run, context = {}, receiver, ...values) {
    return this.start.runStores(context, () => {
      try {
        context.result = Reflect.apply(run, receiver, values);
        return context.result;
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  tracePromise(run, context = {}, receiver, ...values) {
    const settled = (key, value) => {
      context[key] = value;
      if (key === 'error') this.error.publish(context);
      this.asyncStart.publish(context);
      this.asyncEnd.publish(context);
    };
    return this.start.runStores(context, () => {
      try {
        const promise = Promise.resolve(Reflect.apply(run, receiver, values));
        return promise.then((value) => {
          settled('result', value);
          return value;
        }, (error) => {
          settled('error', error);
          throw error;
        });
      } catch (error) {
        context.error = error;
        this.error.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }

  traceCallback(run, position = -1, context = {}, receiver, ...values) {
    const callback = values.at(position);
    validateFunction(callback, 'callback');
    const { asyncStart, asyncEnd, error: failed } = this;
    values.splice(position, 1, function wrapped(error, result) {
      if (error) {
        context.error = error;
        failed.publish(context);
      } else context.result = result;
      return asyncStart.runStores(context, () => {
        try {
          return Reflect.apply(callback, this, arguments);
        } finally {
          asyncEnd.publish(context);
        }
      });
    });
    return this.start.runStores(context, () => {
      try {
        return Reflect.apply(run, receiver, values);
      } catch (error) {
        context.error = error;
        failed.publish(context);
        throw error;
      } finally {
        this.end.publish(context);
      }
    });
  }
}

module.exports = {
  channel,
  hasSubscribers: (name) => channels.get(name)?.hasSubscribers ?? false,
  subscribe: (name, subscription) => channel(name).subscribe(subscription),
  tracingChannel: (nameOrChannels) => new TracingChannel(nameOrChannels),
  unsubscribe: (name, subscription) => channel(name).unsubscribe(subscription),
  Channel,
};
