'use strict';

// compose: several streams as one Duplex, written at its head and read at its tail.

const { codes } = require('internal/errors');
const { finished } = require('internal/streams/finished');
const { join } = require('internal/streams/joined');
const { pipeline } = require('internal/streams/pipeline');
const is = require('internal/streams/predicates');

function compose(...given) {
  const Duplex = require('internal/streams/duplex');
  if (given.length === 0) throw new codes.ERR_MISSING_ARGS('streams');
  if (given.length === 1) return Duplex.from(given[0]);
  const streams = given.slice();
  const last = streams.length - 1;
  for (const index of [0, last]) {
    if (typeof streams[index] === 'function') streams[index] = Duplex.from(streams[index]);
  }
  streams.forEach((stream, index) => {
    if (!is.isNodeStream(stream)) return;
    if (index < last && !is.isReadable(stream)) refuse(index, given, 'must be readable');
    if (index > 0 && !is.isWritable(stream)) refuse(index, given, 'must be writable');
  });

  let settle;
  const head = streams[0];
  const tail = pipeline(streams, (error) => settle(error, !reads && !writes));
  const writes = Boolean(is.isWritable(head));
  const reads = Boolean(is.isReadable(tail));
  const composed = new Duplex({
    writableObjectMode: Boolean(head?.writableObjectMode),
    readableObjectMode: Boolean(tail?.readableObjectMode),
    writable: writes,
    readable: reads,
  });
  settle = join(composed, {
    head: writes ? head : undefined,
    tail: reads ? tail : undefined,
    finishOn: (finish) => finished(tail, finish),
    destroys: [tail],
  });
  return composed;
}

function refuse(index, given, reason) {
  throw new codes.ERR_INVALID_ARG_VALUE(`streams[${index}]`, given[index], reason);
}

module.exports = compose;
