'use strict';

// node:tls: the constants, and the classes that libraries test for. Nothing connects but PostgreSQL's own.

const net = require('net');
const { refusal, refuse } = require('internal/unsupported');

class TLSSocket extends net.Socket {
  encrypted = true;
  authorized = false;

  connect() { throw refusal('tls.TLSSocket.connect()'); }
}

class Server extends net.Server {
  listen() { throw refusal('tls.Server.listen()'); }
}

module.exports = refuse('tls', [
  'checkServerIdentity', 'connect', 'convertALPNProtocols', 'createSecureContext', 'createSecurePair', 'getCiphers', 'SecureContext',
], {
  CLIENT_RENEG_LIMIT: 3,
  CLIENT_RENEG_WINDOW: 600,
  DEFAULT_CIPHERS: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:' +
    'ECDHE-RSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384:' +
    'ECDHE-ECDSA-AES256-GCM-SHA384:DHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-SHA256:' +
    'DHE-RSA-AES128-SHA256:ECDHE-RSA-AES256-SHA384:DHE-RSA-AES256-SHA384:ECDHE-RSA-AES256-SHA256:' +
    'DHE-RSA-AES256-SHA256:HIGH:!aNULL:!eNULL:!EXPORT:!DES:!RC4:!MD5:!PSK:!SRP:!CAMELLIA',
  DEFAULT_ECDH_CURVE: 'auto',
  DEFAULT_MIN_VERSION: 'TLSv1.2',
  DEFAULT_MAX_VERSION: 'TLSv1.3',
  rootCertificates: Object.freeze([]),
  TLSSocket,
  Server,
  createServer: (options, listener) => new Server(options, listener),
});
