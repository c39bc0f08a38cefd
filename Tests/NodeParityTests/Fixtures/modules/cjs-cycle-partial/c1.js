const c2 = require('./c2');
module.exports = { x: () => 'x' + c2.y(), z: 'z' };
