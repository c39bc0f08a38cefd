// Errors, with stacks that are fixed so that both engines print the same.
const util = require('util');
const show = (value, options) => console.log(util.inspect(value, options));

function fixed(error, frames = 1) {
  const header = `${error.name}: ${error.message}`;
  error.stack = [header, ...Array.from({ length: frames }, (_, i) => `    at f${i} (file:///a.js:${i + 1}:1)`)]
    .join('\n');
  Object.defineProperty(error, 'stack', { enumerable: false });
  return error;
}
function bare(error) {
  error.stack = undefined;
  Object.defineProperty(error, 'stack', { enumerable: false });
  return error;
}

show(fixed(new Error('message')));
show(fixed(new TypeError('message')));
show(bare(new Error('message')));
show(bare(new RangeError('')));
show([fixed(new Error('in an array'))]);
show({ error: fixed(new Error('in an object')) });
show({ nested: { error: fixed(new Error('deeper'), 3) } });
show(Object.assign(fixed(new Error('with code')), { code: 'E_CODE', detail: { a: 1 } }));
show(Object.assign(bare(new Error('with code')), { code: 'E_CODE' }));
show(fixed(new Error('outer', { cause: fixed(new Error('inner')) })));
show(fixed(new Error('outer', { cause: 'a string' })));
show(fixed(new Error('outer', { cause: { code: 1 } })));
show(fixed(new Error('outer', { cause: undefined })));
show(fixed(new Error('same frames', { cause: fixed(new Error('cause'), 8) }), 8));
show(fixed(new AggregateError([fixed(new Error('one')), fixed(new Error('two'))], 'several')));
show(fixed(new AggregateError([], 'none')));
class ValidationError extends Error {}
show(fixed(new ValidationError('of a class')));
class NamedError extends Error { constructor(message) { super(message); this.name = 'NamedError'; } }
show(fixed(new NamedError('with a name')));
class Problem extends Error {}
show(fixed(new Problem('not called error')));
const renamed = new Error('renamed');
renamed.name = 'Renamed';
show(fixed(renamed));
const renamedError = new TypeError('renamed');
renamedError.name = 'OtherError';
show(fixed(renamedError));
show(fixed(new Error('two\nlines')));
show(fixed(new Error('')));
show(Object.assign(bare(new Error('x')), { name: 'Custom', message: 'changed' }));
show(Object.setPrototypeOf(fixed(new Error('no prototype')), null));
show(Object.assign(fixed(new Error('message repeated')), { message: 'message repeated' }));
const own = fixed(new Error('m'));
own.name = 'Error';
show(own);
const odd = new Error('odd');
odd.stack = 'not a stack at all';
show(odd);
const empty = new Error('empty');
empty.stack = '';
show(empty);
const number = new Error('number');
number.stack = 42;
show(number);
show(Object.create(Error.prototype));
show(Object.assign(Object.create(Error.prototype), { message: 'made by hand' }));
show(fixed(new Error('depth')), { depth: 0 });
show({ a: { b: { c: fixed(new Error('below the depth')) } } });
show({ a: { b: { c: bare(new Error('below the depth')) } } });
show(fixed(new Error('colored')), { colors: true });
show(new Map([[fixed(new Error('key')), bare(new Error('value'))]]));
const loop = fixed(new Error('loop'));
loop.self = loop;
show(loop);
const causeLoop = fixed(new Error('cause loop'));
causeLoop.cause = causeLoop;
show(causeLoop);

const made = new Error('shape');
console.log(made.stack.split('\n')[0]);
console.log(typeof made.stack, Object.keys(made), Object.getOwnPropertyDescriptor(made, 'stack').enumerable);
console.log(made instanceof Error, made.constructor === Error, Object.prototype.toString.call(made));
console.log(new ValidationError('x').stack.split('\n')[0], new NamedError('y').stack.split('\n')[0]);
console.log(new ValidationError('x') instanceof ValidationError, new ValidationError('x') instanceof Error);
console.log(Error('called').message, TypeError('called') instanceof TypeError, RangeError.prototype.name);
console.log(Object.getPrototypeOf(TypeError) === Error, TypeError.prototype.constructor === TypeError);
console.log(Error.name, Error.length, AggregateError.length, typeof Error.captureStackTrace, Error.stackTraceLimit);
const target = {};
Error.captureStackTrace(target);
console.log(target.stack.split('\n')[0], Object.keys(target), /^ {4}at /.test(target.stack.split('\n')[1]));
const titled = { name: 'Titled', message: 'captured' };
Error.captureStackTrace(titled);
console.log(titled.stack.split('\n')[0]);
try {
  null.property;
} catch (error) {
  console.log(error instanceof TypeError, error.name, error.constructor === TypeError);
}
try {
  JSON.parse('{');
} catch (error) {
  console.log(error instanceof SyntaxError, error.constructor === SyntaxError);
}
Error.stackTraceLimit = 0;
console.log(new Error('no frames').stack);
show(new Error('no frames'));
show(new ValidationError('no frames'));
show(Object.assign(new TypeError('no frames'), { code: 'X' }));
Error.stackTraceLimit = 10;
console.log(String(new Error('text')), `${new TypeError('text')}`, new Error() + '');
console.log(new Error('m', { cause: 1 }).cause, 'cause' in new Error('m'), new AggregateError([1], 'm').errors);
console.log(Object.getOwnPropertyNames(new Error('m')).includes('message'), Error.prototype.message === '');
