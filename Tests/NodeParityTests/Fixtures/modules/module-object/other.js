const c = require('./child');
console.log(module.children.length, c.module.parent === module);
