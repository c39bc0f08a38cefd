import { createRequire } from 'module';
const require = createRequire(import.meta.url);
for (const name of ['order', 'nested', 'array', 'fallback', 'sugar', 'sync', 'null-cond', 'no-match']) {
  try { console.log(name, 'import', (await import(name)).default); } catch (e) { console.log(name, 'import', e.code); }
  try { const v = require(name); console.log(name, 'require', v.default ?? v); } catch (e) { console.log(name, 'require', e.code); }
}
