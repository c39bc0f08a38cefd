'use strict';

// What the host tells the process about its life. Every function here is called from outside:
// after an exit was asked for, at the end of a run, and for errors that nothing caught.

const { runTicks } = require('internal/process/ticks');
const { nodeStack } = require('internal/stack');

let hasExited = false;

// Runs the 'exit' listeners, once. `code` undefined means process.exitCode, or 0.
// Returns the code to leave with: a listener may have changed process.exitCode.
function emitExit(code) {
  const process = require('process');
  if (code !== undefined) process.exitCode = code;
  if (!hasExited) {
    hasExited = true;
    process._exiting = true;
    process.emit('exit', Number(process.exitCode ?? 0));
  }
  return Number(process.exitCode ?? 0);
}

// Nothing is left to wait for: listeners may start something new.
function emitBeforeExit() {
  const process = require('process');
  process.emit('beforeExit', Number(process.exitCode ?? 0));
  runTicks();
}

// Makes a later run in the same context start afresh.
function reset() {
  const process = require('process');
  hasExited = false;
  process._exiting = false;
  process.exitCode = undefined;
}

// True when a listener took the exception; else the host ends the run with it.
function uncaughtException(error, origin = 'uncaughtException') {
  const process = require('process');
  process.emit('uncaughtExceptionMonitor', error, origin);
  const isHandled = process.emit('uncaughtException', error, origin);
  if (isHandled) runTicks();
  return isHandled;
}

// True when a listener took the rejection.
function unhandledRejection(reason, promise) {
  const isHandled = require('process').emit('unhandledRejection', reason, promise);
  if (isHandled) runTicks();
  return isHandled;
}

// How Node prints an error that ends the process: objects through inspect, the rest as thrown.
function describeUncaught(error) {
  const { inspect } = require('internal/util/inspect');
  if (error !== null && typeof error === 'object') return inspect(error);
  return `Uncaught ${inspect(error)}`;
}

module.exports = {
  emitExit, emitBeforeExit, reset, uncaughtException, unhandledRejection, describeUncaught,
  runTicks, nodeStack,
};
