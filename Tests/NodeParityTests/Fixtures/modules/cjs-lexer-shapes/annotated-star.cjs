module.exports = { ...require('./plain.cjs'), own: 1 };
0 && (module.exports = { own, ...require('./plain.cjs') });
