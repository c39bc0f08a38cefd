'use strict';

// What the host tells the process about its life. Every function here is called from outside:
// after an exit was asked for, at the end of a run, and for errors that nothing caught.

const { runTicks } = require('internal/process/ticks');
const { adopt } = require('internal/engine_errors');
const { nodeStack, isErrorObject } = require('internal/stack');

let hasExited = false;

// Runs the 'exit' listeners, once. `code` undefined means process.exitCode, or 0.
// Returns the code to leave with: a listener may have changed process.exitCode.
function emitExit(code) {
  const process = require('process');
  if (code !== undefined && Number(process.exitCode) !== code) process.exitCode = code;
  return leave(process, process.exitCode ?? 0);
}

// The same for a main module whose top-level await can never end: Node's code for that is 13, which
// the listeners see in process.exitCode, and are not told.
function emitStalledExit() {
  const process = require('process');
  const told = Number(process.exitCode ?? 0);
  process.exitCode ??= 13;
  return leave(process, told);
}

function leave(process, told) {
  try {
    if (!hasExited) {
      hasExited = true;
      process._exiting = true;
      process.emit('exit', told);
    }
    return Number(process.exitCode ?? 0);
  } finally {
    // Not even a promise's reaction runs after this.
    internalBinding('process').exitListenersAreDone();
  }
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

let mainFailure = null;

// Notes with what the main module's promise was rejected: Node tells listeners that it was a rejection.
function setMainFailure(error) {
  mainFailure = { error };
}

const isMainFailure = (error) => mainFailure !== null && Object.is(mainFailure.error, error);

const originOf = (error) => (isMainFailure(error) ? 'unhandledRejection' : 'uncaughtException');

// True when a listener took the exception; else the host ends the run with it.
function uncaughtException(error, origin = originOf(error)) {
  const process = require('process');
  adopt(error);
  process.emit('uncaughtExceptionMonitor', error, origin);
  const { callback } = require('internal/process/methods').capture;
  if (callback !== null) {
    callback(error);
    return true;
  }
  return process.emit('uncaughtException', error, origin);
}

// True when a listener took the rejection; without one it is an uncaught exception, as in Node.
function unhandledRejection(reason, promise) {
  const process = require('process');
  adopt(reason);
  const isHandled = process.emit('unhandledRejection', reason, promise);
  if (isHandled) {
    runTicks();
    return true;
  }
  if (process.listenerCount('uncaughtException') === 0) return false;
  return uncaughtException(asError(reason), 'unhandledRejection');
}

// The error that Node makes of a rejection with something else.
function asError(reason) {
  if (isErrorObject(reason)) return reason;
  const error = new Error('This error originated either by throwing inside of an async function ' +
    'without a catch block, or by rejecting a promise which was not handled with .catch(). ' +
    `The promise rejected with the reason "${shortText(reason)}".`);
  error.code = 'ERR_UNHANDLED_REJECTION';
  Object.defineProperty(error, 'name', {
    value: 'UnhandledPromiseRejection', writable: true, configurable: true, enumerable: false,
  });
  Object.defineProperty(error, 'stack', {
    value: `${error.name}: ${error.message}`, writable: true, configurable: true, enumerable: false,
  });
  return error;
}

function shortText(reason) {
  if (typeof reason === 'function') return Function.prototype.toString.call(reason);
  if (typeof reason !== 'object' || reason === null) return String(reason);
  return `#<${reason.constructor?.name || 'Object'}>`;
}

// A promise whose rejection was told as unhandled has got a handler.
function rejectionHandled(promise) {
  require('process').emit('rejectionHandled', promise);
  runTicks();
}

module.exports = {
  emitExit, emitStalledExit, emitBeforeExit, reset, uncaughtException, setMainFailure, isMainFailure,
  unhandledRejection, rejectionHandled, asError, runTicks, nodeStack,
};
