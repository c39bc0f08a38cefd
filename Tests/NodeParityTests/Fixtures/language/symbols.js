// Well-known symbols.
class Even { static [Symbol.hasInstance](n) { return n % 2 === 0; } }
console.log(2 instanceof Even, 1 instanceof Even, Symbol('d').description, Symbol.for('x') === Symbol.for('x'), Symbol.keyFor(Symbol.for('y')), String(Symbol('z')), Symbol.iterator.toString());
const spreadable = { length: 2, 0: 'a', 1: 'b', [Symbol.isConcatSpreadable]: true }; console.log([].concat(spreadable), Object.prototype.toString.call({ [Symbol.toStringTag]: 'Mine' }));
class Sub extends Array { static get [Symbol.species]() { return Array; } } console.log(new Sub(1, 2, 3).map((x) => x) instanceof Sub, new Sub(1, 2).filter(Boolean).constructor.name);
console.log('a-b'.split({ [Symbol.split](text) { return [text, 'split by own']; } }), 'x'.replace({ [Symbol.replace]: (text, by) => text + by }, '!'), [...{ *[Symbol.iterator]() { yield 1; yield 2; } }]);
