import { dirname } from 'node:path';
const here = import.meta.dirname;
const hereURL = new URL('.', import.meta.url).href.slice(0, -1);
async function attempt(label, f) {
  try { const v = await f(); console.log(label, 'ok', v); }
  catch (e) { console.log(label, e.name, e.code, e.message.replaceAll(here, '').replaceAll(hereURL, '')); }
}
import data from './data.json' with { type: 'json' };
import * as ns from './data.json' with { type: 'json' };
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
console.log(data, Object.keys(ns), ns.default === data, require('./data.json') === data);
await attempt('missing', () => import('./data.json'));
await attempt('wrong', () => import('./data.json', { with: { type: 'css' } }));
await attempt('js as json', () => import('./x.mjs', { with: { type: 'json' } }));
await attempt('unknown', () => import('./x.mjs', { with: { color: 'red' } }));
await attempt('bad', () => import('./bad.json', { with: { type: 'json' } }).catch((e) => { throw Object.assign(new Error(e.name), { code: e.code }); }));
await attempt('options', () => import('./x.mjs', 5));
await attempt('array', () => import('./arr.json', { with: { type: 'json' } }).then((m) => m.default));
await attempt('bom', () => import('./bom.json', { with: { type: 'json' } }).then((m) => m.default));
await attempt('same', () => Promise.all([import('./arr.json', { with: { type: 'json' } }), import('./arr.json', { with: { type: 'json' } })]).then(([a, b]) => a === b));
try { require('./bad.json'); } catch (e) { console.log(e.name, e.message.startsWith(here + '/bad.json')); }
