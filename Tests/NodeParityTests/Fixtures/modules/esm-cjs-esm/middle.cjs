const { leaf } = require('./leaf.mjs');
exports.fromEsm = leaf;
exports.later = typeof require('./other.mjs').default;
