const all = { p: 1, q: 2 };
module.exports = all;
0 && (module.exports = { p, q });
