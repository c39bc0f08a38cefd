var lib = require('./plain.cjs');
for (var k in lib) if (k !== 'default') exports[k] = lib[k];
