'use strict';

// node:http2: refused, but for the names of headers and methods that libraries read.

const { refuse } = require('internal/unsupported');

const headers = ['status', 'method', 'authority', 'scheme', 'path', 'protocol'];
const plain = [
  'accept', 'authorization', 'cache-control', 'connection', 'content-encoding', 'content-length', 'content-type', 'cookie',
  'date', 'etag', 'host', 'location', 'server', 'set-cookie', 'user-agent', 'vary',
];
const constants = { NGHTTP2_NO_ERROR: 0, NGHTTP2_CANCEL: 8, HTTP_STATUS_OK: 200, HTTP_STATUS_NOT_FOUND: 404 };
for (const name of headers) constants[`HTTP2_HEADER_${name.toUpperCase()}`] = `:${name}`;
for (const name of plain) constants[`HTTP2_HEADER_${name.toUpperCase().replaceAll('-', '_')}`] = name;
for (const name of ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'CONNECT']) constants[`HTTP2_METHOD_${name}`] = name;

module.exports = refuse('http2', [
  'connect', 'createServer', 'createSecureServer', 'getDefaultSettings', 'getPackedSettings', 'getUnpackedSettings',
  'performServerHandshake', 'Http2ServerRequest', 'Http2ServerResponse',
], { constants, sensitiveHeaders: Symbol('sensitiveHeaders') });
