const a = 1;
module.exports = { a, b: 2, c: 3, 'd': a, e: a.b };
