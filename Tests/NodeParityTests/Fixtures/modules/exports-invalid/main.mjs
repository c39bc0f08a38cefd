import { dirname } from 'node:path';
const here = import.meta.dirname;
const hereURL = new URL('.', import.meta.url).href.slice(0, -1);
async function attempt(label, f) {
  try { const v = await f(); console.log(label, 'ok', v); }
  catch (e) { console.log(label, e.name, e.code, e.message.replace(/(Unexpected end|JSON Parse).*/, '').replaceAll(here, '').replaceAll(hereURL, '')); }
}
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
for (const s of ['bad/a', 'bad/b', 'bad/c', 'bad/d', 'bad/e', 'bad/f', 'bad/g', 'mixed', 'broken', 'numeric', 'outside/x', 'nodir']) {
  await attempt(s, async () => (await import(s)).default);
  await attempt('require ' + s, () => require(s));
}
