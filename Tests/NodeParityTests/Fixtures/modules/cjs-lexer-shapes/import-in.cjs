exports.before = 1;
const f = () => import('./plain.cjs');
exports.after = 2;
