'use strict';

// Globals of Node that reach the network or other threads. A migration talks to its database only.

const { refusal, refused } = require('internal/unsupported');

exports.fetch = async function fetch() {
  throw refusal('fetch()');
};

for (const name of [
  'Headers', 'Request', 'Response', 'FormData', 'BroadcastChannel', 'ReadableStream', 'WritableStream', 'TransformStream',
  'CompressionStream', 'DecompressionStream', 'TextEncoderStream', 'TextDecoderStream',
]) {
  exports[name] = refused(name);
}
