// formatWithOptions and inspect.defaultOptions.
const util = require('util');
console.log(JSON.stringify(util.formatWithOptions({ colors: true }, '%s %O', 'a', { b: 1 })), util.formatWithOptions({ compact: false }, { a: { b: 1 } }), util.format('%s', 'a', 'b', { c: 1 }), util.format(1, 2, '3'), util.format('%d', '0x10'), util.format());
util.inspect.defaultOptions.depth = 0; console.log({ a: { b: 1 } }); util.inspect.defaultOptions.depth = 2;
try { util.inspect.defaultOptions = 5; } catch (error) { console.log(error.code); }
console.log(util.inspect.custom, Object.keys(util.inspect.defaultOptions).sort().join(), Object.keys(util.inspect.colors).length > 40, util.inspect.styles.number);
