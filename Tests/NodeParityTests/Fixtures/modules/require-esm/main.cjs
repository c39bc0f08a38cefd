const cases = ['ns.mjs', 'default.mjs', 'both.mjs', 'marked.mjs', 'string.mjs', 'string-fn.mjs', 'tla.mjs', 'deep-tla.mjs', 'throws.mjs', 'empty.mjs', 'cyc-a.mjs'];
for (const name of cases) {
  try {
    const m = require('./' + name);
    console.log(name, m, Object.keys(m), m.__esModule, require('./' + name) === m);
  } catch (e) { console.log(name, e.name, e.code, e.message.split('\n')[0].replaceAll(__dirname, '')); }
}
const ns = require('./live.mjs');
console.log(ns.count); ns.up(); console.log(ns.count);
import('./live.mjs').then((m) => console.log(m === ns, m.count));
const d = require('./default.mjs');
import('./default.mjs').then((m) => console.log(m === d, m.default === d.default, Object.prototype.toString.call(d)));
console.log(require.cache[require.resolve('./ns.mjs')] !== undefined);
