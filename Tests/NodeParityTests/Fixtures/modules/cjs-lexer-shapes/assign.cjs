Object.assign(exports, { s: 1 });
Object.assign(module.exports, require('./plain.cjs'));
