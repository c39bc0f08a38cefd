try { console.log(require('outer'), require('outer/x')); } catch (e) { console.log(e.code); }
console.log(require('./inner/a.cjs'));
