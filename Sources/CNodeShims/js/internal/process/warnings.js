'use strict';

// process.emitWarning: a 'warning' event on the next tick, and a line on stderr.

const { codes } = require('internal/errors');
const { nextTick } = require('internal/process/ticks');

function emitWarning(process, warning, type, code, above) {
  let detail;
  if (type !== null && typeof type === 'object' && !Array.isArray(type)) {
    above = type.ctor;
    code = type.code;
    detail = typeof type.detail === 'string' ? type.detail : undefined;
    type = type.type || 'Warning';
  } else if (typeof type === 'function') {
    [above, code, type] = [type, '', 'Warning'];
  }
  if (typeof code === 'function') [above, code] = [code, ''];
  type ??= 'Warning';
  const { validateString } = require('internal/validators');
  validateString(type, 'type');
  if (code !== undefined) validateString(code, 'code');
  if (typeof warning === 'string') {
    const made = new Error(warning);
    made.name = String(type);
    if (code) made.code = String(code);
    if (detail !== undefined) made.detail = detail;
    Error.captureStackTrace(made, above ?? process.emitWarning);
    warning = made;
  } else if (!(warning instanceof Error)) {
    throw new codes.ERR_INVALID_ARG_TYPE('warning', ['Error', 'string'], warning);
  }
  if (warning.name === 'DeprecationWarning' && process.noDeprecation) return;
  nextTick(() => {
    print(process, warning);
    process.emit('warning', warning);
  });
}

function print(process, warning) {
  if (process.noProcessWarnings) return;
  const code = warning.code ? `[${warning.code}] ` : '';
  let text = `(node:${process.pid}) ${code}${warning.toString()}`;
  if (typeof warning.detail === 'string') text += `\n${warning.detail}`;
  internalBinding('process').write(2, `${text}\n`);
}

module.exports = { emitWarning };
