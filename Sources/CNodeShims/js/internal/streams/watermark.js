'use strict';

// How much a stream holds before it asks its source to wait: bytes, or objects in object mode.

const { codes } = require('internal/errors');
const { validateInteger } = require('internal/validators');

const defaults = { bytes: 16 * 1024, objects: 16 };

function getDefaultHighWaterMark(objectMode) {
  return objectMode ? defaults.objects : defaults.bytes;
}

function setDefaultHighWaterMark(objectMode, value) {
  validateInteger(value, 'value', 0);
  defaults[objectMode ? 'objects' : 'bytes'] = value;
}

// The options' highWaterMark; a duplex stream may have one for each side, under `sideKey`.
function highWaterMarkOf(objectMode, options, sideKey, isDuplex) {
  const given = options.highWaterMark ?? (isDuplex ? options[sideKey] : null);
  if (given === null || given === undefined) return getDefaultHighWaterMark(objectMode);
  if (!Number.isInteger(given) || given < 0) {
    const name = isDuplex ? `options.${sideKey}` : 'options.highWaterMark';
    throw new codes.ERR_INVALID_ARG_VALUE(name, given);
  }
  return given;
}

module.exports = { getDefaultHighWaterMark, setDefaultHighWaterMark, highWaterMarkOf };
