'use strict';

// Control sequences that move a terminal's cursor and clear what is on its screen.

const { codes } = require('internal/errors');
const { validateFunction } = require('internal/validators');
const { nextTick } = require('internal/process/ticks');

function send(stream, text, callback) {
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (stream === null || stream === undefined || text === '') {
    if (typeof callback === 'function') nextTick(callback, null);
    return true;
  }
  return stream.write(text, callback);
}

function cursorTo(stream, x, y, callback) {
  if (typeof y === 'function') [callback, y] = [y, undefined];
  if (callback !== undefined) validateFunction(callback, 'callback');
  if (Number.isNaN(x)) throw new codes.ERR_INVALID_ARG_VALUE('x', x);
  if (Number.isNaN(y)) throw new codes.ERR_INVALID_ARG_VALUE('y', y);
  if (typeof x !== 'number' && typeof y === 'number') throw new codes.ERR_INVALID_CURSOR_POS();
  if (typeof x !== 'number') return send(undefined, '', callback);
  return send(stream, typeof y === 'number' ? `\u001b[${y + 1};${x + 1}H` : `\u001b[${x + 1}G`, callback);
}

const moved = (count, back, forth) =>
  (count === 0 || !count ? '' : `\u001b[${Math.abs(count)}${count < 0 ? back : forth}`);

function moveCursor(stream, dx, dy, callback) {
  return send(stream, moved(dx, 'D', 'C') + moved(dy, 'A', 'B'), callback);
}

function clearLine(stream, direction, callback) {
  const part = direction < 0 ? '1' : direction > 0 ? '0' : '2';
  return send(stream, `\u001b[${part}K`, callback);
}

function clearScreenDown(stream, callback) {
  return send(stream, '\u001b[0J', callback);
}

module.exports = { cursorTo, moveCursor, clearLine, clearScreenDown };
