const a = 4; const b = a / 2; exports.p = b; const c = a /exports.notRegex / 1;
if (a) /exports.x = 1/.test('');
exports.q = 1;
