const a = require('./a');
console.log(a);
const { x } = require('./c1');
console.log(x());
const k = require('./k1');
console.log(new k.K1().other().constructor.name);
