exports.module = module;
exports.seen = [module.loaded, module.id === __filename, module.parent.id, require.main === module, module.children.length];
require('./grandchild');
