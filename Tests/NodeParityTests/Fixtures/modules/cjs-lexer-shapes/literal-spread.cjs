module.exports = { ...require('./plain.cjs'), z: 1 };
