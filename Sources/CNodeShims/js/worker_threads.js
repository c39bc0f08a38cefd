'use strict';

// node:worker_threads: this is the main thread, and the only one. Ports work within it.

const { MessageChannel, MessagePort, receiveMessageOnPort } = require('internal/message_port');
const { refuse } = require('internal/unsupported');
const { structuredClone } = require('internal/structured_clone');

const environment = new Map();

module.exports = refuse('worker_threads', [
  'Worker', 'BroadcastChannel', 'markAsUntransferable', 'moveMessagePortToContext', 'postMessageToThread',
], {
  isMainThread: true,
  MessagePort,
  MessageChannel,
  receiveMessageOnPort,
  resourceLimits: {},
  threadId: 0,
  parentPort: null,
  workerData: null,
  SHARE_ENV: Symbol.for('nodejs.worker_threads.SHARE_ENV'),
  setEnvironmentData(key, value) {
    if (value === undefined) environment.delete(key);
    else environment.set(key, structuredClone(value));
  },
  getEnvironmentData: (key) => environment.get(key),
});
