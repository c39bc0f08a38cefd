import { dirname } from 'node:path';
const here = import.meta.dirname;
const hereURL = new URL('.', import.meta.url).href.slice(0, -1);
async function attempt(label, f) {
  try { const v = await f(); console.log(label, 'ok', v); }
  catch (e) { console.log(label, e.name, e.code, e.message.replaceAll(here, '').replaceAll(hereURL, '')); }
}
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
for (const s of ['./dir', './dir/', './dir/index', './dir/index.js', './withmain', './both', './both.js', '.', './', './dir/.', './dir/../dir', './empty']) {
  await attempt('import ' + s, async () => (await import(s)).default);
  await attempt('require ' + s, () => { const v = require(s); return v.default ?? v; });
}
