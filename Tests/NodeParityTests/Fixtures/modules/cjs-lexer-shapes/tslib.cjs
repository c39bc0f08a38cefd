Object.defineProperty(exports, '__esModule', { value: true });
const tslib_1 = { __exportStar(m, e) { for (const p in m) e[p] = m[p]; } };
tslib_1.__exportStar(require('./plain.cjs'), exports);
__export(require('./literal.cjs'));
function __export(m) { for (var p in m) if (!exports.hasOwnProperty(p)) exports[p] = m[p]; }
