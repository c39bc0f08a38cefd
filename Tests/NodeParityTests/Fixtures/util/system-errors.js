// Names of the system's errors.
const util = require('util');
console.log(util.getSystemErrorName(-2), util.getSystemErrorName(-13), util.getSystemErrorName(-98));
const map = util.getSystemErrorMap();
console.log(map instanceof Map, map.get(-2), map.get(-17), map.size > 70);
for (const bad of [2, 'x', undefined, 1.5]) {
  try { util.getSystemErrorName(bad); } catch (error) { console.log(error.name, error.code, error.message); }
}
