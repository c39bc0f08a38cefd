// A deprecated function warns once.
const util = require('util');
const old = util.deprecate((value) => value + 1, 'old() is old, use young()', 'DEP_ONE');
const same = util.deprecate(() => 'same code', 'another', 'DEP_ONE');
console.log(old(1), old(2), same());
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
