// Equal, strictly and deeply.
const assert = require('assert');
const attempt = (name, ...values) => {
  try { assert[name](...values); console.log(name, 'fine'); } catch (error) { console.log(name, error.code, error.generatedMessage, error.operator); }
};
attempt('equal', 1, '1'); attempt('strictEqual', 1, '1'); attempt('notEqual', 1, '1'); attempt('deepEqual', { a: 1 }, { a: '1' }); attempt('deepStrictEqual', { a: 1 }, { a: '1' });
attempt('deepStrictEqual', [1, [2, { b: new Date(0) }]], [1, [2, { b: new Date(0) }]]); attempt('deepStrictEqual', new Map([[1, { a: 1 }]]), new Map([[1, { a: 1 }]])); attempt('deepStrictEqual', new Set([[1]]), new Set([[1]]));
attempt('deepStrictEqual', NaN, NaN); attempt('deepStrictEqual', -0, 0); attempt('deepEqual', -0, 0); attempt('notDeepStrictEqual', { a: 1 }, { a: 1 }); attempt('strictEqual', NaN, NaN);
attempt('ok', 0); attempt('ok', 'x'); attempt('fail', 'given'); attempt('match', 'abc', /x/); attempt('doesNotMatch', 'abc', /x/); attempt('ifError', null); attempt('ifError', new Error('e'));
