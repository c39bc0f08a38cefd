'use strict';

// util.debuglog: lines to stderr for the sections that NODE_DEBUG names.

const { formatWithOptions } = require('internal/util/format');

function isEnabled(section) {
  const names = process.env.NODE_DEBUG;
  if (!names) return false;
  const pattern = names.split(',')
    .map((name) => name.trim().replace(/[|\\{}()[\]^$+?.]/g, '\\$&').replaceAll('*', '.*'))
    .join('|');
  return new RegExp(`^(?:${pattern})$`, 'i').test(section);
}

function debuglog(section, onReady = undefined) {
  const name = section.toUpperCase();
  let enabled;
  const log = (...values) => {
    enabled ??= isEnabled(name);
    if (!enabled) return;
    const text = formatWithOptions({}, ...values);
    internalBinding('process').write(2, `${name} ${process.pid}: ${text}\n`);
  };
  Object.defineProperty(log, 'enabled', {
    configurable: true,
    enumerable: true,
    get: () => (enabled ??= isEnabled(name)),
  });
  if (onReady !== undefined) onReady(log);
  return log;
}

module.exports = { debuglog };
