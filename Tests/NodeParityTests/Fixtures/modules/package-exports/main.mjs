import dual from 'dual'; import sub from 'dual/sub'; import { f } from 'dual/features/x.js';
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
console.log(dual, sub, f, require('dual'), require('dual/features/y.js'));
console.log((await import('#internal')).default, (await import('#deep/z')).default, (await import('#dep')).default);
for (const id of ['dual/hidden', 'dual/features/private/p.js', 'dual/none', '#missing', 'dual/bad', 'main-only', 'nomain', 'main-only/lib', 'main-only/lib.js', 'self-name', 'self-name/x', 'scoped', '@s/p', '@s/p/deep.js', 'absent', 'absent/x', '@s/absent/x']) {
  for (const [kind, get] of [['import', (x) => import(x).then((m) => m.default)], ['require', require]]) {
    try { console.log(kind, id, await get(id)) } catch (e) { console.log(kind, id, e.name, e.code, e.message.split('\n')[0].replaceAll(import.meta.dirname, '')) }
  }
}
console.log(import.meta.resolve('dual').slice(-12), require.resolve('dual').slice(-12));
