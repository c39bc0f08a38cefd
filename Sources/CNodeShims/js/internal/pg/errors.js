'use strict';

const { nodeStack } = require('internal/stack');

// The fields of an error or a notice, in the order in which node-postgres has them.
const fieldNames = [
  'severity', 'code', 'detail', 'hint', 'position', 'internalPosition', 'internalQuery', 'where',
  'schema', 'table', 'column', 'dataType', 'constraint', 'file', 'line', 'routine',
];

class DatabaseError extends Error {
  constructor(message, length, name) {
    super(message);
    this.length = length;
    this.name = name;
  }
}

class NoticeMessage {
  constructor(length, message) {
    this.length = length;
    this.message = message;
    this.name = 'notice';
  }
}

class NotificationResponseMessage {
  constructor(length, processId, channel, payload) {
    this.length = length;
    this.processId = processId;
    this.channel = channel;
    this.payload = payload;
    this.name = 'notification';
  }
}

function byteLength(text) {
  return Buffer.byteLength(String(text), 'utf8');
}

// The length of the protocol's message: its fields, each with a letter and an end, one of them (the
// severity) sent twice, then the end of the list and the length itself.
function messageLength(fields) {
  let length = 5;
  for (const name of ['severity', 'message', ...fieldNames]) {
    if (fields[name] !== undefined && fields[name] !== null) length += byteLength(fields[name]) + 2;
  }
  return length;
}

function copyFields(target, fields) {
  for (const name of fieldNames) {
    const value = fields[name];
    target[name] = value === null || value === undefined ? undefined : String(value);
  }
  return target;
}

// What the binding reports, as the Error that a query or connect() fails with.
function errorFrom(report) {
  if (report instanceof Error) return report;
  if (!report.connection && report.severity !== undefined) {
    return copyFields(new DatabaseError(report.message, messageLength(report), 'error'), report);
  }
  const error = new Error(report.message);
  for (const key of ['errno', 'code', 'syscall', 'hostname', 'address', 'port']) {
    const value = report[key];
    if (value !== undefined) error[key] = key === 'errno' || key === 'port' ? Number(value) : value;
  }
  return error;
}

function noticeFrom(fields) {
  return copyFields(new NoticeMessage(messageLength(fields), fields.message), fields);
}

function notificationFrom({ channel, payload = '', processId }) {
  return new NotificationResponseMessage(10 + byteLength(channel) + byteLength(payload), processId, channel, payload);
}

// Gives `error` the frames of the place that asked, which internal/pg/origins has noted.
function adoptStack(error, origin) {
  if (!origin || !(error instanceof Error)) return error;
  const stack = nodeStack(origin);
  if (typeof stack !== 'string') return error;
  const frames = stack.indexOf('\n    at ');
  Object.defineProperty(error, 'stack', {
    configurable: true,
    enumerable: false,
    writable: true,
    value: `${error.name}: ${error.message}${frames < 0 ? '' : stack.slice(frames)}`,
  });
  return error;
}

function unsupported(what) {
  const error = new Error(`${what} is not supported by jsmigrate`);
  error.code = 'ERR_JSMIGRATE_UNSUPPORTED';
  return error;
}

module.exports = { DatabaseError, errorFrom, noticeFrom, notificationFrom, adoptStack, unsupported };
