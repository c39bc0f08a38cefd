import d, { named } from './plain.cjs'; import * as ns from './plain.cjs'; import es, { x } from './transpiled.cjs'; import fn from './function.cjs'; import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
console.log(d, named, ns, es, x, fn());
console.log(require('./esm.mjs'), require('./esm.mjs').default, require('./no-default.mjs'), require('./special.mjs'));
try { require('./tla.mjs') } catch (e) { console.log(e.code) }
console.log(await import('./uses-require.cjs'));
console.log((await import('./plain.cjs')).default === d, require('./plain.cjs') === d);
import data from './data.json' with { type: 'json' }; console.log(data === require('./data.json'), data);
