'use strict';

// What the host is told of the session that a client asks for.
function sessionSettings(client) {
  const parameters = client.connectionParameters;
  return {
    host: client.host,
    port: client.port,
    user: client.user,
    password: client.password,
    database: client.database,
    ssl: secureSettings(client.ssl),
    application_name: parameters.application_name || parameters.fallback_application_name,
    options: parameters.options,
    client_encoding: parameters.client_encoding,
    replication: parameters.replication,
    connectionTimeoutMillis: client._connectionTimeoutMillis || parameters.connect_timeout * 1000,
    statement_timeout: milliseconds(parameters.statement_timeout),
    lock_timeout: milliseconds(parameters.lock_timeout),
    idle_in_transaction_session_timeout: milliseconds(parameters.idle_in_transaction_session_timeout),
    keepAlive: client._keepAlive,
    keepAliveInitialDelayMillis: client._keepAliveInitialDelayMillis,
  };
}

// The key is not enumerable; a function of the script's that judges the server's name is only told of.
function secureSettings(ssl) {
  if (typeof ssl !== 'object' || ssl === null) return ssl;
  return { ...ssl, key: ssl.key, checksServerIdentity: typeof ssl.checkServerIdentity === 'function' };
}

function milliseconds(value) {
  return value ? String(parseInt(value, 10)) : undefined;
}

module.exports = { sessionSettings };
