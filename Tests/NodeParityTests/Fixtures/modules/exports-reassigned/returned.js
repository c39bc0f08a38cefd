exports.early = 1;
if (true) return;
exports.late = 2;
