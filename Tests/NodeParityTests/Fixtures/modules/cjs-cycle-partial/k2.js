class K2 {}
module.exports = { K2 };
require('./k1');
