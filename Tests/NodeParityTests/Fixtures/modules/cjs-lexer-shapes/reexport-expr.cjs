module.exports = true && require('./plain.cjs');
