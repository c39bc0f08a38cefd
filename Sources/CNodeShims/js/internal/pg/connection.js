'use strict';

const { EventEmitter } = require('events');
const { unsupported } = require('internal/pg/errors');

// pg.Connection speaks the protocol itself; here libpq does.
class Connection {
  constructor() {
    throw unsupported('pg.Connection');
  }
}

// `client.connection`: the events that libraries listen to, and nothing of the protocol.
class ClientConnection extends EventEmitter {
  constructor(abandon) {
    super();
    this.parsedStatements = {};
    this.stream = { destroy: abandon };
  }

  end() {
    this.stream.destroy();
  }
}

const protocol = [
  'connect', 'requestSsl', 'startup', 'cancel', 'password', 'query', 'parse', 'bind', 'execute', 'flush', 'sync',
  'describe', 'close', 'sendCopyFromChunk', 'endCopyFrom', 'sendCopyFail',
];
for (const name of protocol) {
  Object.defineProperty(ClientConnection.prototype, name, {
    configurable: true,
    writable: true,
    value() {
      throw unsupported(`client.connection.${name}()`);
    },
  });
}

module.exports = { Connection, ClientConnection };
