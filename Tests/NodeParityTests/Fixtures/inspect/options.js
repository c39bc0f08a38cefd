// The options of util.inspect.
const util = require('util');
const value = { list: Array.from({ length: 120 }, (_, i) => i), text: 'x'.repeat(40), nested: { a: { b: { c: { d: 1 } } } }, map: new Map([['k', { v: [1] }]]), get computed() { return 5; }, set computed(v) {}, [Symbol('s')]: 1 };
for (const options of [{ depth: 0 }, { depth: Infinity, compact: false, maxArrayLength: 2 }, { breakLength: Infinity, maxArrayLength: 3, maxStringLength: 5 }, { sorted: true, maxArrayLength: 1 }, { getters: true, maxArrayLength: 0 }, { showHidden: true, maxArrayLength: 0, depth: 1 }, { numericSeparator: true, maxArrayLength: 0 }]) console.log(util.inspect(value, options));
console.log(util.inspect(1234567.891, { numericSeparator: true }), util.inspect('a\'b'), util.inspect('a\'"b'), util.inspect("a'\"`b"), util.inspect('line\nbreak\t\u0001'));
console.log(util.inspect(new Proxy({ a: 1 }, {}), { showProxy: false }), util.inspect(Object.create(null)), util.inspect(Object.create({ inherited: 1 })));
console.log(util.inspect({ a: 1n, b: Symbol('q'), c: undefined, d: null, e: -0, f: [,'x',,], g: function named() {}, h: class K extends Map {}, i: async () => {}, j: function* () {} }));
