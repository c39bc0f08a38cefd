'use strict';

// The package pg-copy-streams: the data of COPY as streams.

const CopyFrom = require('internal/pg/copy-from');
const CopyTo = require('internal/pg/copy-to');
const { unsupported } = require('internal/pg/errors');

module.exports = {
  from: (text, options) => new CopyFrom(text, options),
  to: (text, options) => new CopyTo(text, options),
  // Replication's own protocol.
  both() {
    throw unsupported("pg-copy-streams' both()");
  },
};
