import * as all from './all.mjs'; console.log(Object.keys(all), all.own, all.fromCommonJS);
import { x } from './left.mjs'; console.log(x);
for (const f of ['./ambiguous.mjs', './missing.mjs', './missing-indirect.mjs', './missing-cjs.mjs']) try { await import(f) } catch (e) { console.log(e.name, e.message.split('\n')[0]) }
