'use strict';

// Where the console's lines go: straight to the host, until a script has asked for process.stdout or
// process.stderr, whose `write` it may have replaced. `process` sets the streams when it makes them.

const streams = [undefined, undefined, undefined];

function register(fd, stream) {
  streams[fd] = stream;
}

function write(isError, text) {
  const fd = isError ? 2 : 1;
  const stream = streams[fd];
  if (stream === undefined) internalBinding('process').write(fd, text);
  // A line behind the end is lost, as in Node.
  else if (!stream.writableEnded) stream.write(text);
}

module.exports = { register, write };
