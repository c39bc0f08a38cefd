'use strict';

// process.stdout and process.stderr: writable, in the small. What is written has been written when
// `write` returns, so nothing is lost at an exit.

const EventEmitter = require('events');
const { codes } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');
const { refused } = require('internal/unsupported');

class WriteStream extends EventEmitter {
  constructor(fd) {
    super();
    const binding = internalBinding('process');
    const isTTY = binding.isTTY(fd);
    this.fd = fd;
    this.writable = true;
    this._type = isTTY ? 'tty' : 'pipe';
    if (isTTY) {
      this.isTTY = true;
      this.columns = binding.columns(fd) || 80;
      this.rows = binding.rows?.(fd) || 24;
    }
  }

  write(chunk, encoding, callback) {
    if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
    internalBinding('process').write(this.fd, textOf(chunk, encoding));
    if (typeof callback === 'function') nextTick(callback, null);
    return true;
  }

  end(chunk, encoding, callback) {
    if (typeof chunk === 'function') [callback, chunk] = [chunk, undefined];
    if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined];
    if (chunk !== undefined && chunk !== null) this.write(chunk, encoding);
    if (typeof callback === 'function') nextTick(callback);
    return this;
  }

  cork() {}
  uncork() {}
  destroy() { return this; }
  get writableLength() { return 0; }
  get writableHighWaterMark() { return 16384; }
  getColorDepth() { return this.isTTY ? 8 : 1; }
  hasColors(count = 16) { return this.isTTY === true && count <= 256; }
  getWindowSize() { return [this.columns, this.rows]; }

  cursorTo(x, y, callback) {
    if (typeof y === 'function') [callback, y] = [y, undefined];
    return this.write(y === undefined ? `\u001b[${x + 1}G` : `\u001b[${y + 1};${x + 1}H`, callback);
  }

  moveCursor(dx, dy, callback) {
    let text = '';
    if (dx !== 0) text += `\u001b[${Math.abs(dx)}${dx < 0 ? 'D' : 'C'}`;
    if (dy !== 0) text += `\u001b[${Math.abs(dy)}${dy < 0 ? 'A' : 'B'}`;
    return this.write(text, callback);
  }

  clearLine(direction, callback) {
    const part = direction < 0 ? 1 : direction > 0 ? 0 : 2;
    return this.write(`\u001b[${part}K`, callback);
  }

  clearScreenDown(callback) {
    return this.write('\u001b[0J', callback);
  }
}

function textOf(chunk, encoding) {
  if (typeof chunk === 'string') {
    if (encoding === undefined || /^utf-?8$/i.test(encoding)) return chunk;
    return require('buffer').Buffer.from(chunk, encoding).toString();
  }
  if (ArrayBuffer.isView(chunk)) {
    return require('buffer').Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString();
  }
  throw new codes.ERR_INVALID_ARG_TYPE('chunk', 
    ['string', 'Buffer', 'TypedArray', 'DataView'], chunk);
}

function standardInput() {
  const input = new EventEmitter();
  input.fd = 0;
  input.isTTY = internalBinding('process').isTTY(0) || undefined;
  for (const name of [
    'read', 'resume', 'pause', 'setEncoding', 'pipe', 'setRawMode', 'on', 'once', 'addListener',
  ]) {
    input[name] = refused(`process.stdin.${name}`);
  }
  return input;
}

module.exports = { WriteStream, standardInput };
