'use strict';

module.exports = async (async) => {
  const seen = [];
  const promised = (begin) => new Promise((resolve, reject) =>
    begin((error, value) => (error ? reject(error) : resolve(value))));
  const mapped = await promised((done) => async.mapLimit([3, 1, 2], 1, (n, next) => {
    seen.push(n);
    setTimeout(next, n, null, n * 2);
  }, done));
  const last = await promised((done) => async.waterfall([
    (next) => next(null, 1), (n, next) => setImmediate(next, null, n + 1),
  ], done));
  const all = await promised((done) => async.parallel({ a: (next) => next(null, 1), b: (next) => setTimeout(next, 1, null, 2) }, done));
  return [mapped, seen, last, all];
};
