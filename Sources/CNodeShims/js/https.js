'use strict';

// node:https: agents and a server that can be made. Requests and servers that listen are refused.

const http = require('http');
const tls = require('tls');
const { refusal, refuse } = require('internal/unsupported');

class Agent extends http.Agent {
  constructor(options = {}) {
    super(options);
    this.defaultPort = 443;
    this.protocol = 'https:';
    this.maxCachedSessions = options.maxCachedSessions ?? 100;
  }

  createConnection() { throw refusal('https.Agent.createConnection()'); }
}

class Server extends tls.Server {
  constructor(options, listener) {
    super();
    const heard = typeof options === 'function' ? options : listener;
    if (typeof heard === 'function') this.on('request', heard);
  }

  listen() { throw refusal('https.Server.listen()'); }
}

module.exports = refuse('https', ['get', 'request'], {
  Agent, globalAgent: new Agent({ keepAlive: true, scheduling: 'lifo', timeout: 5000 }), Server,
  createServer: (options, listener) => new Server(options, listener),
});
