'use strict';

// Globals of Node that reach the network or other threads. A migration talks to its database only.

const { refused } = require('internal/unsupported');
const { codes } = require('internal/errors');

exports.fetch = async function fetch() {
  throw new codes.ERR_JSMIGRATE_UNSUPPORTED('fetch()');
};

for (const name of [
  'Headers', 'Request', 'Response', 'FormData', 'BroadcastChannel', 'ReadableStream', 'WritableStream', 'TransformStream',
  'CompressionStream', 'DecompressionStream', 'TextEncoderStream', 'TextDecoderStream',
]) {
  exports[name] = refused(name);
}
