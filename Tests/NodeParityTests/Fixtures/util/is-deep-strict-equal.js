// What is deeply equal.
const { isDeepStrictEqual: same } = require('util');
class A { constructor() { this.x = 1; } } class B { constructor() { this.x = 1; } }
console.log([[{ a: 1 }, { a: 1 }], [[1, 2], [1, 2]], [new Map([[{ k: 1 }, 1]]), new Map([[{ k: 1 }, 1]])], [new Set([{ a: 1 }]), new Set([{ a: 1 }])], [new A(), new B()], [NaN, NaN], [0, -0], [new Date(1), new Date(1)], [/a/g, /a/g], [/a/g, /a/i], [Buffer.from('a'), Buffer.from('a')], [new Error('x'), new Error('x')], [{ a: undefined }, {}], [[1, , 3], [1, undefined, 3]], [Object(1), Object(1)], [Symbol.for('a'), Symbol.for('a')], [() => {}, () => {}], [{ [Symbol.for('q')]: 1 }, { [Symbol.for('q')]: 1 }], [Object.create(null), {}]].map(([a, b]) => same(a, b)));
