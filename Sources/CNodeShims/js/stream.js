'use strict';

// node:stream: the old class itself, with the new ones as its properties.

const { Stream } = require('internal/streams/legacy');
const is = require('internal/streams/predicates');
const watermark = require('internal/streams/watermark');
const { pipeline, pipelinePromise } = require('internal/streams/pipeline');
const { finished, finishedPromise } = require('internal/streams/finished');

const customPromisify = Symbol.for('nodejs.util.promisify.custom');

for (const name of ['isDestroyed', 'isDisturbed', 'isErrored', 'isReadable', 'isWritable']) {
  Stream[name] = is[name];
}
Stream.Readable = require('internal/streams/readable');
require('internal/streams/operators').define(Stream.Readable);
Stream.Writable = require('internal/streams/writable');
Stream.Duplex = require('internal/streams/duplex');
Stream.Transform = require('internal/streams/transform');
Stream.PassThrough = require('internal/streams/passthrough');
Stream.duplexPair = require('internal/streams/duplex_pair');
Stream.pipeline = pipeline;
Stream.addAbortSignal = require('internal/streams/abort_signal').addAbortSignal;
Stream.finished = finished;
Stream.destroy = require('internal/streams/destroy').destroyer;
Stream.compose = require('internal/streams/compose');
Stream.setDefaultHighWaterMark = watermark.setDefaultHighWaterMark;
Stream.getDefaultHighWaterMark = watermark.getDefaultHighWaterMark;
Object.defineProperty(Stream, 'promises', {
  configurable: true, enumerable: true, get: () => require('stream/promises'),
});
Object.defineProperty(pipeline, customPromisify, { enumerable: true, get: () => pipelinePromise });
Object.defineProperty(finished, customPromisify, { enumerable: true, get: () => finishedPromise });
Stream.Stream = Stream;
Stream._isArrayBufferView = (value) => ArrayBuffer.isView(value);
Stream._isUint8Array = (value) => value instanceof Uint8Array;
Stream._uint8ArrayToBuffer = (chunk) =>
  require('buffer').Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);

module.exports = Stream;
