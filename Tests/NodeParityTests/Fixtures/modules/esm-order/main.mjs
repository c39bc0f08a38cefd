import './a.mjs'; import './b.mjs'; import './c.cjs'; import './d.mjs'; import './a.mjs'; console.log('main');
