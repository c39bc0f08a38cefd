console.log('b'); require('./f.cjs'); module.exports = 'b';
