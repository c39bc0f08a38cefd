exports.bad = 1;
