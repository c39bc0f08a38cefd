import { dirname } from 'node:path';
const here = import.meta.dirname;
const hereURL = new URL('.', import.meta.url).href.slice(0, -1);
async function attempt(label, f) {
  try { const v = await f(); console.log(label, 'ok', v); }
  catch (e) { console.log(label, e.name, e.code, e.message.replaceAll(here, '').replaceAll(hereURL, '')); }
}
import { createRequire } from 'module';
const require = createRequire(import.meta.url);
for (const s of ['pat/features/a', 'pat/features/a.js', 'pat/features/private/x', 'pat/features/deep/b', 'pat/ext/a.css', 'pat/dir/', 'pat/best/long/x', 'pat/two/a/b', 'pat/exact', 'pat/none', 'pat', 'pat/package.json', 'pat/dots/..%2fsecret', 'pat/star/*', 'pat/enc/a%20b']) {
  await attempt(s, async () => (await import(s)).default);
  await attempt(s, () => { const v = require(s); return v.default ?? v; });
}
