import { createRequire } from 'node:module';
import { pathToFileURL } from 'url';
for (const f of [import.meta.url, import.meta.filename, new URL('./sub/', import.meta.url), import.meta.dirname + '/', import.meta.dirname + '/sub/nowhere.js', pathToFileURL(import.meta.dirname + '/sub/x.js').href]) {
  const require = createRequire(f);
  try { console.log(require('./a'), require.resolve('./a').replace(import.meta.dirname, ''), require.main, Object.keys(require)); } catch (e) { console.log(e.code); }
}
for (const f of ['relative.js', '', 5, undefined, null, 'http://x', {}]) { try { createRequire(f); console.log('ok'); } catch (e) { console.log(e.code, e.message); } }
