const k2 = require('./k2');
class K1 { other() { return new k2.K2(); } }
module.exports = { K1 };
