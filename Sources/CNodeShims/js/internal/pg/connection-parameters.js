'use strict';

const defaults = require('internal/pg/defaults');
const binding = internalBinding('pg');

function parseConnectionString(text) {
  try {
    return binding.parseConnectionString(text);
  } catch (failure) {
    if (failure instanceof Error) throw failure;
    throw Object.assign(new TypeError(failure.message), failure);
  }
}

// A setting from the configuration, else from the environment, else the default.
function setting(name, config, variable = 'PG' + name.toUpperCase()) {
  return config[name] || (variable && process.env[variable]) || defaults[name];
}

function sslFromEnvironment() {
  switch (process.env.PGSSLMODE) {
    case 'disable':
      return false;
    case 'prefer':
    case 'require':
    case 'verify-ca':
    case 'verify-full':
      return true;
    case 'no-verify':
      return { rejectUnauthorized: false };
    default:
      return defaults.ssl;
  }
}

function sslFrom(config) {
  const ssl = config.ssl === undefined ? sslFromEnvironment() : config.ssl;
  if (ssl === 'true') return true;
  if (ssl === 'no-verify') return { rejectUnauthorized: false };
  return ssl;
}

function hide(object, name, value) {
  Object.defineProperty(object, name, { configurable: true, enumerable: false, writable: true, value });
}

// Where and as whom to connect: a connection string, a configuration object, PG*, the defaults.
class ConnectionParameters {
  constructor(config) {
    config = typeof config === 'string' ? parseConnectionString(config) : config || {};
    if (config.connectionString) {
      config = Object.assign({}, config, parseConnectionString(config.connectionString));
    }
    this.user = setting('user', config);
    this.database = setting('database', config);
    if (this.database === undefined) this.database = this.user;
    this.port = parseInt(setting('port', config), 10);
    this.host = setting('host', config);
    hide(this, 'password', setting('password', config));
    this.binary = setting('binary', config);
    this.options = setting('options', config);
    this.ssl = sslFrom(config);
    if (this.ssl && this.ssl.key) hide(this.ssl, 'key', this.ssl.key);
    this.sslmode = config.sslmode || (config.ssl === undefined ? process.env.PGSSLMODE : undefined);
    this.client_encoding = setting('client_encoding', config);
    this.replication = setting('replication', config);
    this.isDomainSocket = (this.host || '').startsWith('/');
    this.application_name = setting('application_name', config, 'PGAPPNAME');
    this.fallback_application_name = setting('fallback_application_name', config, null);
    this.statement_timeout = setting('statement_timeout', config, null);
    this.lock_timeout = setting('lock_timeout', config, null);
    this.idle_in_transaction_session_timeout = setting('idle_in_transaction_session_timeout', config, null);
    this.query_timeout = setting('query_timeout', config, null);
    this.connect_timeout = config.connectionTimeoutMillis === undefined
      ? process.env.PGCONNECT_TIMEOUT || 0
      : Math.floor(config.connectionTimeoutMillis / 1000);
    if (config.keepAlive === false) this.keepalives = 0;
    else if (config.keepAlive === true) this.keepalives = 1;
    if (typeof config.keepAliveInitialDelayMillis === 'number') {
      this.keepalives_idle = Math.floor(config.keepAliveInitialDelayMillis / 1000);
    }
  }
}

module.exports = { ConnectionParameters, hide };
