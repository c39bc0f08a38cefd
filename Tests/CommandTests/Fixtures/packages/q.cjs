'use strict';

module.exports = async (Q) => {
  const deferred = Q.defer();
  setTimeout(() => deferred.resolve(5), 1);
  return [await deferred.promise, await Q.all([1, Q(2)]), await Q.nfcall(require('fs').readFile, __filename, 'utf8').then((text) => text.length > 0), await Q.reject(new Error('x')).fail((error) => error.message)];
};
