// Which names there are.
const crypto = require('crypto');
console.log(Object.keys(crypto).sort().join('\n'), require('node:crypto') === crypto);
