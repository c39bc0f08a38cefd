// Several errors in one.
const error = new AggregateError([new Error('first'), new TypeError('second'), 'third'], 'all failed', { cause: 'c' });
console.log(error.name, error.message, error.errors.length, error.cause);
console.log(Object.getOwnPropertyDescriptor(error, 'errors').enumerable);
console.log(error);
