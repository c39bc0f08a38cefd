'use strict';

module.exports = async (debug) => {
  const lines = [];
  debug.enable('app:*');
  const log = debug('app:db');
  log.log = (...values) => lines.push(require('util').format(...values).replace(/[^ ]*Z /, '').replace(/\u001b\[[^m]*m/g, ''));
  log('query %o took %d', { a: 1 }, 5);
  return [debug.enabled('app:x'), debug.enabled('other'), lines.length, lines[0].includes('{ a: 1 } took 5')];
};
