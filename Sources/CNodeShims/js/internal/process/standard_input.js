'use strict';

// process.stdin: a pipe, a socket or a terminal, read when somebody wants data; a file as any other; an
// empty stream where it is closed.

const { Duplex, Readable } = require('stream');
const { errorOrDestroy } = require('internal/streams/destroy');
const { fromBinding } = require('internal/fs/errors');
const { nextTick } = require('internal/process/ticks');

const binding = internalBinding('standard_streams');

class InputStream extends Duplex {
  #isReading = false;

  constructor(fd) {
    super({ writable: false, decodeStrings: false });
    this.fd = fd;
    // Who waits for nothing does not keep the process alive.
    this.on('pause', () => nextTick(() => {
      if (!this.readableFlowing) this.#stop();
    }));
  }

  _read() {
    if (this.#isReading) return;
    this.#isReading = true;
    binding.startReading(this.fd, (failure, bytes) => {
      if (failure !== null) {
        this.#stop();
        errorOrDestroy(this, fromBinding(failure));
      } else if (bytes === null) {
        this.#stop();
        this.push(null);
      } else if (!this.push(bytes)) {
        this.#stop();
      }
    });
  }

  _destroy(error, callback) {
    this.#stop();
    callback(error);
  }

  #stop() {
    if (!this.#isReading) return;
    this.#isReading = false;
    this._readableState.reading = false;
    binding.stopReading(this.fd);
  }

  ref() {
    binding.setReadingReferenced(this.fd, true);
    return this;
  }

  unref() {
    binding.setReadingReferenced(this.fd, false);
    return this;
  }
}

function standardInput() {
  const kind = binding.kindOf(0);
  let stream;
  if (kind === 'tty') stream = new (require('tty').ReadStream)(0);
  else if (kind === 'file') {
    stream = new (require('internal/fs/streams').ReadStream)(null, { fd: 0, autoClose: false });
  } else if (kind === 'closed') {
    stream = new Readable({ read() { this.push(null); } });
  } else {
    stream = new InputStream(0);
  }
  stream.fd = 0;
  return stream;
}

module.exports = { InputStream, standardInput };
