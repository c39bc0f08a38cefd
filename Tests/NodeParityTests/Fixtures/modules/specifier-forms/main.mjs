import { dirname } from 'node:path';
const here = import.meta.dirname;
const hereURL = new URL('.', import.meta.url).href.slice(0, -1);
async function attempt(label, f) {
  try { const v = await f(); console.log(label, 'ok', v); }
  catch (e) { console.log(label, e.name, e.code, e.message.replaceAll(here, '').replaceAll(hereURL, '')); }
}
for (const s of ['./a.mjs?x=1', './a.mjs?x=2', './a.mjs#f', './a%20b.mjs', './a b.mjs', './%61.mjs', './a%2fb.mjs', './a%5Cb.mjs', 'file:///nowhere.mjs', import.meta.resolve('./a.mjs'), new URL('./a.mjs', import.meta.url), 'http://x/y.mjs', 'blob:x', 'foo:bar', '/nowhere', '@bad', '@', 'a\\b', 'pkg%', '.x', '', ' ./a.mjs', '../../../../../../../../nowhere.mjs', './a', './A.mjs']) {
  await attempt(String(s).replace(hereURL, ''), async () => (await import(s)).default);
}
await attempt('object', () => import({ toString() { return './a.mjs'; } }).then((m) => m.default));
await attempt('throwing', () => import({ toString() { throw new TypeError('no'); } }));
await attempt('undefined', () => import(undefined));
await attempt('number', () => import(5));
