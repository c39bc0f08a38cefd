'use strict';

// Failures of the file system as Node's errors: code, errno, syscall and path beside the message.

function fromBinding(failure) {
  if (failure === null || typeof failure !== 'object' || failure instanceof Error) return failure;
  const { errno, code, syscall, path, dest, message } = failure;
  const error = new Error(message);
  if (errno !== undefined) error.errno = errno;
  error.code = code;
  if (syscall !== undefined) error.syscall = syscall;
  if (path !== undefined) error.path = path;
  if (dest !== undefined) error.dest = dest;
  return error;
}

// Calls the host, which throws plain objects.
function call(binding, name, ...values) {
  try {
    return binding[name](...values);
  } catch (failure) {
    throw fromBinding(failure);
  }
}

// What Node itself refuses to do, in the form of a failed call; `prefix` is the code's own words.
function systemError(code, prefix, context) {
  const message = `${prefix}: ${context.syscall} returned ${context.code} (${context.message}) `
    + context.path;
  const error = new Error(message);
  Object.defineProperties(error, {
    name: { value: 'SystemError', writable: true, enumerable: false, configurable: true },
    message: { value: message, writable: true, enumerable: false, configurable: true },
    toString: {
      value() { return `SystemError [${code}]: ${message}`; },
      writable: true, enumerable: false, configurable: true,
    },
  });
  const stack = String(error.stack);
  Object.defineProperty(error, 'stack', {
    value: `SystemError [${code}]: ${message}${stack.slice(`Error: ${message}`.length)}`,
    writable: true, enumerable: false, configurable: true,
  });
  error.code = code;
  error.info = context;
  for (const key of ['errno', 'syscall', 'path']) {
    Object.defineProperty(error, key, {
      get: () => context[key],
      set: (value) => { context[key] = value; },
      enumerable: true, configurable: true,
    });
  }
  return error;
}

// A directory that is not to be removed or copied with what it holds.
function isDirectoryError(syscall, path, errno, message) {
  return systemError('ERR_FS_EISDIR', 'Path is a directory',
    { code: 'EISDIR', message, path, syscall, errno });
}

// As it reaches a callback, from the event loop: no frame of the caller's is left.
function withoutFrames(error) {
  return withStack(error, '');
}

// As it reaches a promise: only that somebody waits for it is known.
function awaited(error, name) {
  return withStack(error, `\n    at async ${name} (node:internal/fs/promises:1:1)`);
}

function withStack(error, frames) {
  if (error.syscall === undefined || error.name !== 'Error') return error;
  Object.defineProperty(error, 'stack', {
    value: `Error: ${error.message}${frames}`,
    writable: true, enumerable: false, configurable: true,
  });
  return error;
}

module.exports = { fromBinding, call, systemError, isDirectoryError, withoutFrames, awaited };
