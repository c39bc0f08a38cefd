'use strict';

// process.stdout and process.stderr. What is written has been written when `write` returns, so nothing is
// lost at an exit; they cannot be closed.

const { Writable } = require('stream');

const host = internalBinding('process');
const streams = internalBinding('standard_streams');

class OutputStream extends Writable {
  constructor(fd, type) {
    super({ decodeStrings: false });
    this.fd = fd;
    this._type = type;
    this._isStdio = true;
  }

  _write(chunk, encoding, callback) {
    const { Buffer } = require('buffer');
    const isText = typeof chunk === 'string';
    if (isText && /^utf-?8$/i.test(encoding)) host.write(this.fd, chunk);
    else streams.writeBytes(this.fd, isText ? Buffer.from(chunk, encoding) : chunk);
    callback();
  }

  // Whoever destroys or ends it may go on to write, as in Node.
  _destroy(error, callback) {
    callback(error);
    this._undestroy();
  }
}
OutputStream.prototype.destroySoon = OutputStream.prototype.destroy;

function standardOutput(fd) {
  const kind = streams.kindOf(fd);
  if (kind === 'tty') return new (require('tty').WriteStream)(fd);
  return new OutputStream(fd, kind === 'file' ? 'fs' : 'pipe');
}

module.exports = { OutputStream, standardOutput };
