const strip = (s) => s.replace(import.meta.dirname, '').replace('file://', '');
console.log(strip(import.meta.url), strip(import.meta.filename), import.meta.dirname === process.cwd(), Object.keys(import.meta), Object.getPrototypeOf(import.meta), typeof import.meta.resolve, import.meta.main);
for (const s of ['./x.mjs', './nowhere.mjs', 'fs', 'node:fs', 'dep', 'dep/gone', 'nope', '#x', '/abs', 'http://a/b', './dir', 'file:///x', './x.mjs?q#h']) { try { console.log(s, strip(import.meta.resolve(s))); } catch (e) { console.log(s, e.code); } }
console.log(import.meta === import.meta);
import.meta.extra = 1; console.log(import.meta.extra);
import { meta, url } from './sub/é b.js';
console.log(strip(url), strip(meta.filename), meta.extra);
console.log((await import('./x.mjs?a=1#b')).default.replace(/.*\//, ''));
console.log((() => import.meta.url)() === import.meta.url, typeof import.meta, `${typeof import.meta.url}`);
