class A { static s = 1; }
module.exports = A;
module.exports.A = A;
