import * as ns from './counter.mjs';
import def, { count, inc, obj, fn, K, set, late } from './counter.mjs';
import { count as again } from './reexport.mjs';
console.log(count, again, ns.count); inc(); console.log(count, again, ns.count, `${count}`, { count }.count, [count][0], (() => count)());
set(); console.log(count, obj.x, typeof fn, new K().v, def, late());
for (const f of [() => { ns.count = 1; }, () => { delete ns.count; }, () => { ns.fresh = 1; }, () => { Object.defineProperty(ns, 'count', { value: 1 }); }]) { try { f(); console.log('no error'); } catch (e) { console.log(e.name); } }
console.log('count' in ns, 'nope' in ns, Reflect.ownKeys(ns), Object.isExtensible(ns), Object.getPrototypeOf(ns), ns[Symbol.toStringTag], String(Object.prototype.toString.call(ns)));
console.log(ns);
for (const k in ns) console.log(k);
console.log(JSON.stringify(ns));
