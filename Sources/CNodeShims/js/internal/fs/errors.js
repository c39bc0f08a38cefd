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

module.exports = { fromBinding };
