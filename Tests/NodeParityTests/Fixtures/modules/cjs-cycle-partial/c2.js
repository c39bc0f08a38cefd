const c1 = require('./c1');
console.log('empty', Object.keys(c1).length);
module.exports = { y: () => require('./c1').z };
