exports.done = false;
const a = require('./a');
exports.a = a.done;
exports.done = true;
