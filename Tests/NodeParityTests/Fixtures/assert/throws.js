// assert.throws and rejects, with every kind of expectation.
const assert = require('assert');
const fail = () => { throw Object.assign(new TypeError('wrong thing'), { code: 'E_WRONG' }); };
const attempt = (...values) => {
  try { assert.throws(...values); console.log('fine'); } catch (error) { console.log(error.name, error.code, error.message.split('\n')[0]); }
};
attempt(fail);
attempt(fail, TypeError);
attempt(fail, RangeError);
attempt(fail, /wrong/);
attempt(fail, /other/);
attempt(fail, { name: 'TypeError', code: 'E_WRONG' });
attempt(fail, { message: 'other' });
attempt(fail, (error) => error.code === 'E_WRONG');
attempt(() => {}, 'a message');
attempt(() => undefined.x, { message: "Cannot read properties of undefined (reading 'x')" });
attempt(() => missing(), /missing is not defined/);
assert.rejects(async () => null.y, /Cannot read properties of null/).then(() => console.log('rejected'));
assert.rejects(Promise.resolve(1)).catch((error) => console.log(error.message));
assert.doesNotReject(Promise.resolve(1)).then(() => console.log('did not'));
try { assert.doesNotThrow(fail); } catch (error) { console.log(error.code, error.message.split('\n')[0]); }
