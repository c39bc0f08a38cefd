const a = 1;
module.exports = { a, b: a, c() {}, ...{ d: 1 }, e: 5 };
