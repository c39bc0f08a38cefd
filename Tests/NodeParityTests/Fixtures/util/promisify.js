// promisify and callbackify.
const util = require('util');
const add = (a, b, callback) => process.nextTick(callback, null, a + b);
const fail = (callback) => process.nextTick(callback, new Error('failed'));
(async () => {
  console.log(await util.promisify(add)(1, 2));
  await util.promisify(fail)().catch((error) => console.log(error.message));
  console.log(await util.promisify(setTimeout)(1, 'waited'));
  const custom = () => {};
  custom[util.promisify.custom] = () => Promise.resolve('custom');
  console.log(await util.promisify(custom)(), util.promisify(custom) === custom[util.promisify.custom]);
  util.callbackify(async (value) => value * 2)(21, (error, value) => console.log(error, value));
  util.callbackify(async () => { throw null; })((error) => console.log(error.code, error.reason));
  try { util.promisify(5); } catch (error) { console.log(error.code); }
})();
