if (false) exports.ghost = 1;
exports.real = 2;
