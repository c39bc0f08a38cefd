// Messages of one's own, and errors in their place.
const assert = require('assert');
const attempt = (run) => {
  try { console.log(run()); } catch (error) { console.log(error.name, error.code, error.message); }
};
attempt(() => assert(0, 'my message')); attempt(() => assert.equal(1, 2, 'given')); attempt(() => assert.equal(1, 2, new TypeError('instead'))); attempt(() => assert.fail()); attempt(() => assert.fail(new RangeError('r'))); attempt(() => assert.ifError(new Error('original'))); attempt(() => assert.ifError(null)); attempt(() => assert.strict.equal(1, '1', 'strict')); attempt(() => assert.throws(() => {}, /x/, 'must throw')); attempt(() => assert.match(5, /x/)); attempt(() => assert.ok()); attempt(() => assert.deepEqual());
const error = new assert.AssertionError({ actual: 1, expected: 2, operator: 'strictEqual' }); console.log(error.message, error.code, error.generatedMessage, error.name);
