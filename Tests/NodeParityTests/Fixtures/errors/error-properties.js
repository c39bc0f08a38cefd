// Properties that an error has been given.
const error = Object.assign(new Error('with more'), { code: 'E_CODE', details: { a: 1, list: [1, 2] } });
console.log(error);
const caught = (() => { try { null.x; } catch (failure) { return failure; } })();
caught.code = 'E_CAUGHT';
console.log(caught.code, Object.keys(caught), caught.message, `${caught}`);
caught.message = 'changed';
console.log(caught.message, String(caught), Object.prototype.toString.call(caught), caught.constructor === TypeError, caught instanceof TypeError);
console.log(JSON.stringify(caught), Object.getOwnPropertyDescriptor(caught, 'message'));
