const k = 'dyn';
exports[k] = 1;
exports['dyn' + 2] = 2;
for (const n of ['x', 'y']) exports[n] = n;
