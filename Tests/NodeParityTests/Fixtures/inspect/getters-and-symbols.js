// Accessors, symbols, hidden properties.
const util = require('util');
const o = { get g() { return { deep: { er: 1 } }; }, set s(v) {}, get gs() { return 1; }, set gs(v) {}, [Symbol('sym')]: 'v', [Symbol.for('x y')]: { z: 1 }, 'quoted key': 1, 'it\'s': 2, valid_1: 3, 5: 'five', get bad() { throw new Error('no'); } };
Object.defineProperty(o, 'hidden', { value: 1, enumerable: false }); Object.defineProperty(o, Symbol('hs'), { value: 2, enumerable: false });
console.log(o); console.log(util.inspect(o, { showHidden: true })); console.log(util.inspect(o, { getters: true })); console.log(util.inspect(o, { getters: 'get', sorted: true }));
