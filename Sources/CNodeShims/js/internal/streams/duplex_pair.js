'use strict';

// duplexPair: two streams, each of which reads what is written to the other.

const Duplex = require('internal/streams/duplex');
const { nextTick } = require('internal/process/ticks');

class DuplexSide extends Duplex {
  #other = null;
  #callback = null;

  static pair(options) {
    const sides = [new DuplexSide(options), new DuplexSide(options)];
    sides[0].#other = sides[1];
    sides[1].#other = sides[0];
    return sides;
  }

  _read() {
    const callback = this.#callback;
    this.#callback = null;
    callback?.();
  }

  _write(chunk, encoding, callback) {
    if (chunk.length === 0) {
      nextTick(callback);
      return;
    }
    this.#other.push(chunk);
    this.#other.#callback = callback;
  }

  _final(callback) {
    this.#other.on('end', callback);
    this.#other.push(null);
  }
}

module.exports = (options) => DuplexSide.pair(options);
