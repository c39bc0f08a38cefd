import cjs, { fromEsm } from './middle.cjs';
console.log(cjs, fromEsm, cjs.later);
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
console.log(require('./middle.cjs') === cjs, require('./leaf.mjs').leaf);
const again = await import('./middle.cjs'); console.log(again.default === cjs, again['module.exports'] === cjs);
cjs.fromEsm = 'changed'; console.log(fromEsm, again.fromEsm);
