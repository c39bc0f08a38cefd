'use strict';

// node:net: telling addresses, and the classes that libraries extend or test for. A socket can be made, and
// refuses to connect; a server can be made, and refuses to listen.

const EventEmitter = require('events');
const { Duplex } = require('stream');
const { isIP, isIPv4, isIPv6 } = require('internal/ip');
const { refusal, refuse } = require('internal/unsupported');
const { validateBoolean, validateInteger } = require('internal/validators');

class Socket extends Duplex {
  connecting = false;
  pending = true;
  bytesRead = 0;
  bytesWritten = 0;

  constructor(options) {
    super({ ...(typeof options === 'object' ? options : {}), autoDestroy: true, emitClose: true });
  }

  get readyState() { return 'closed'; }
  get remoteAddress() { return undefined; }
  get remotePort() { return undefined; }
  get remoteFamily() { return undefined; }
  address() { return {}; }
  connect() { throw refusal('net.Socket.connect()'); }
  _read() {}
  _write(chunk, encoding, callback) { callback(refusal('net.Socket.write()')); }
  setTimeout(milliseconds, callback) {
    this.timeout = milliseconds;
    if (typeof callback === 'function') this.once('timeout', callback);
    return this;
  }
  setNoDelay() { return this; }
  setKeepAlive() { return this; }
  ref() { return this; }
  unref() { return this; }
}

class Server extends EventEmitter {
  listening = false;
  maxConnections = undefined;

  constructor(options, listener) {
    super();
    const heard = typeof options === 'function' ? options : listener;
    if (typeof heard === 'function') this.on('connection', heard);
  }

  listen() { throw refusal('net.Server.listen()'); }
  address() { return null; }
  ref() { return this; }
  unref() { return this; }
  close(callback) {
    const error = Object.assign(new Error('Server is not running.'), { code: 'ERR_SERVER_NOT_RUNNING' });
    if (typeof callback === 'function') process.nextTick(callback, error);
    return this;
  }
}

let selectsFamily = true;
let attemptTimeout = 250;

module.exports = refuse('net', [
  '_createServerHandle', '_normalizeArgs', '_setSimultaneousAccepts', 'connect', 'createConnection', 'BlockList', 'SocketAddress',
], {
  isIP, isIPv4, isIPv6, Socket, Stream: Socket, Server,
  createServer: (options, listener) => new Server(options, listener),
  getDefaultAutoSelectFamily: () => selectsFamily,
  setDefaultAutoSelectFamily(value) {
    validateBoolean(value, 'value');
    selectsFamily = value;
  },
  getDefaultAutoSelectFamilyAttemptTimeout: () => attemptTimeout,
  setDefaultAutoSelectFamilyAttemptTimeout(value) {
    validateInteger(value, 'value', 1);
    attemptTimeout = Math.max(value, 10);
  },
});
