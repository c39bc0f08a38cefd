'use strict';

// node:http: names, agents and classes, as libraries use them while they load. Requests and servers that
// listen are refused.

const EventEmitter = require('events');
const { Readable, Writable } = require('stream');
const net = require('net');
const { refusal, refuse } = require('internal/unsupported');
const { METHODS, STATUS_CODES } = require('internal/http_status');

class Agent extends EventEmitter {
  constructor(options = {}) {
    super();
    this.defaultPort = 80;
    this.protocol = 'http:';
    this.options = { __proto__: null, path: null, noDelay: true, ...options };
    this.requests = Object.create(null);
    this.sockets = Object.create(null);
    this.freeSockets = Object.create(null);
    this.keepAliveMsecs = options.keepAliveMsecs ?? 1000;
    this.keepAlive = options.keepAlive ?? false;
    this.maxSockets = options.maxSockets ?? Agent.defaultMaxSockets;
    this.maxFreeSockets = options.maxFreeSockets ?? 256;
    this.scheduling = options.scheduling ?? 'lifo';
    this.maxTotalSockets = options.maxTotalSockets ?? Infinity;
    this.totalSocketCount = 0;
  }

  createConnection() { throw refusal('http.Agent.createConnection()'); }
  addRequest() { throw refusal('http.Agent.addRequest()'); }
  getName({ host = 'localhost', port = '', localAddress = '', family } = {}) {
    return `${host}:${port}:${localAddress}${family === 4 || family === 6 ? `:${family}` : ''}`;
  }
  // No socket is ever open.
  destroy() {}
}
Agent.defaultMaxSockets = Infinity;

class IncomingMessage extends Readable {
  headers = {};
  rawHeaders = [];
  trailers = {};
  httpVersion = null;
  method = null;
  url = '';
  statusCode = null;
  statusMessage = null;
  complete = false;

  constructor(socket) {
    super();
    this.socket = socket;
  }

  _read() {}
}

class OutgoingMessage extends Writable {
  headersSent = false;
  #headers = new Map();

  setHeader(name, value) {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    this.#headers.set(name.toLowerCase(), { name, value });
    return this;
  }
  getHeader(name) { return this.#headers.get(String(name).toLowerCase())?.value; }
  hasHeader(name) { return this.#headers.has(String(name).toLowerCase()); }
  removeHeader(name) { this.#headers.delete(String(name).toLowerCase()); }
  getHeaderNames() { return [...this.#headers.keys()]; }
  _write(chunk, encoding, callback) { callback(refusal('http.OutgoingMessage.write()')); }
}

class ServerResponse extends OutgoingMessage {
  statusCode = 200;
  statusMessage = undefined;
}

class Server extends net.Server {
  constructor(options, listener) {
    super();
    const heard = typeof options === 'function' ? options : listener;
    if (typeof heard === 'function') this.on('request', heard);
  }

  listen() { throw refusal('http.Server.listen()'); }
}

function validateHeaderName(name, label = 'Header name') {
  if (typeof name === 'string' && /^[\^_`a-zA-Z\-0-9!#$%&'*+.|~]+$/.test(name)) return;
  const error = new TypeError(`${label} must be a valid HTTP token ["${name}"]`);
  throw Object.assign(error, { code: 'ERR_INVALID_HTTP_TOKEN' });
}

function validateHeaderValue(name, value) {
  if (value === undefined) {
    throw Object.assign(new TypeError(`Invalid value "undefined" for header "${name}"`), { code: 'ERR_HTTP_INVALID_HEADER_VALUE' });
  }
  if (/[^\t\x20-\x7e\x80-\xff]/.test(value)) {
    throw Object.assign(new TypeError(`Invalid character in header content ["${name}"]`), { code: 'ERR_INVALID_CHAR' });
  }
}

module.exports = refuse('http', ['_connectionListener', 'get', 'request', 'setMaxIdleHTTPParsers', 'ClientRequest'], {
  METHODS, STATUS_CODES, Agent, globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }),
  IncomingMessage, OutgoingMessage, ServerResponse, Server,
  createServer: (options, listener) => new Server(options, listener),
  validateHeaderName, validateHeaderValue, maxHeaderSize: 16384,
});
