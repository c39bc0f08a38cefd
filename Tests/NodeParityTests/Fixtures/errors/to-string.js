// How errors read as text.
class Custom extends Error { get name() { return 'Custom'; } }
for (const error of [new Error(), new Error(''), new Error('m'), new TypeError('t'), new Custom('c'), Object.assign(new Error('n'), { name: '' }), Object.assign(new Error('n'), { name: undefined })]) {
  console.log(String(error), '|', error.stack.split('\n')[0]);
}
console.log(Error('without new') instanceof Error, Error.prototype.name, Error.prototype.message === '', RangeError.prototype.name);
console.log(Error.length, TypeError.name, Object.getPrototypeOf(RangeError) === Error, AggregateError.length);
