function f(exports) { exports.shadowed = 1; }
f({});
let x = { exports: {} };
x.exports.not = 1;
exports.real = 1;
