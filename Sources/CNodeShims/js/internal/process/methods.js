'use strict';

// What a process asks of the system about itself, and the function that takes every uncaught exception.

const { codes } = require('internal/errors');
const { refusal } = require('internal/unsupported');

const binding = internalBinding('process');

// Signals are for other programs: only 0, which asks whether a process is there, and signals to itself.
function kill(pid, signal) {
  // eslint-disable-next-line eqeqeq
  if (pid != (pid | 0)) throw new codes.ERR_INVALID_ARG_TYPE('pid', 'number', pid);
  const { signals } = require('os').constants;
  let number = signal ?? 'SIGTERM';
  if (typeof number === 'string') {
    number = signals[number];
    if (number === undefined) throw new codes.ERR_UNKNOWN_SIGNAL(signal);
  }
  if (number !== (number | 0) || number < 0 || number > 64) throw failure(-22, 'EINVAL', 'kill');
  if (number !== 0 && binding.refusesSignals) {
    throw Object.assign(new Error('process.kill() is refused: this script is only to look'), { errno: -1, code: 'EPERM', syscall: 'kill' });
  }
  if (number !== 0 && Number(pid) !== process.pid) throw refusal('process.kill() of another process');
  const errno = binding.kill(Number(pid), number);
  if (errno !== 0) throw failure(-errno, require('util').getSystemErrorName(-errno), 'kill');
  return true;
}

function failure(errno, code, syscall) {
  return Object.assign(new Error(`${syscall} ${code}`), { errno, code, syscall });
}

function umask(mask) {
  if (mask === undefined) return binding.umask();
  let number = mask;
  if (typeof mask === 'string') {
    if (!/^[0-7]+$/.test(mask)) {
      throw new codes.ERR_INVALID_ARG_VALUE('mask', mask, 'must be a 32-bit unsigned integer or an octal string');
    }
    number = parseInt(mask, 8);
  }
  require('internal/validators').validateInteger(number, 'mask', 0, 2 ** 32 - 1);
  return binding.setUmask(number & 0o777);
}

function resourceUsage() {
  const [userCPUTime, systemCPUTime, maxRSS, minorPageFault, majorPageFault, fsRead, fsWrite, voluntary, involuntary] = binding.resourceUsage();
  return {
    userCPUTime, systemCPUTime, maxRSS, sharedMemorySize: 0, unsharedDataSize: 0, unsharedStackSize: 0, minorPageFault,
    majorPageFault, swappedOut: 0, fsRead, fsWrite, ipcSent: 0, ipcReceived: 0, signalsCount: 0,
    voluntaryContextSwitches: voluntary, involuntaryContextSwitches: involuntary,
  };
}

// MARK: Uncaught exceptions

const capture = { callback: null };

function setUncaughtExceptionCaptureCallback(callback) {
  if (callback === null) {
    capture.callback = null;
    return;
  }
  if (typeof callback !== 'function') throw new codes.ERR_INVALID_ARG_TYPE('fn', ['Function', 'null'], callback);
  if (capture.callback !== null) {
    throw Object.assign(new Error('`process.setupUncaughtExceptionCapture()` was called while a capture callback was already active'),
      { code: 'ERR_UNCAUGHT_EXCEPTION_CAPTURE_ALREADY_SET' });
  }
  capture.callback = callback;
}

module.exports = {
  kill, umask, resourceUsage, setUncaughtExceptionCaptureCallback,
  hasUncaughtExceptionCaptureCallback: () => capture.callback !== null,
  getgroups: () => binding.getgroups(),
  constrainedMemory: () => binding.constrainedMemory?.() ?? 0,
  availableMemory: () => require('os').freemem(),
};
Object.defineProperty(module.exports, 'capture', { value: capture });
