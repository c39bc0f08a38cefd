'use strict';

module.exports = async (Bluebird) => {
  const order = [];
  const mapped = await Bluebird.map([30, 10, 20], (ms) => Bluebird.delay(ms / 10).then(() => { order.push(ms); return ms + 1; }), { concurrency: 1 });
  const folded = await Bluebird.reduce([1, 2, 3], (sum, n) => sum + n, 0);
  const read = Bluebird.promisify(require('fs').readFile);
  const caught = await Bluebird.reject(new RangeError('r')).catch(RangeError, (error) => `caught ${error.message}`);
  return [mapped, order, folded, (await read(__filename, 'utf8')).length > 0, caught, await Bluebird.props({ a: 1, b: Bluebird.resolve(2) })];
};
