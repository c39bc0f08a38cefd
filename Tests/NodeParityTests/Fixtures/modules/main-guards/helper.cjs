console.log(require.main === module, typeof require.main, module.parent, module.id === __filename);
