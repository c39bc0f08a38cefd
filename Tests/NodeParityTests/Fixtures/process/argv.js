// What a script is told of how it was called.
console.log(process.argv.length, process.argv[1] === __filename, process.argv.slice(2));
console.log(require.main === module, module.id, module.parent, require.main.filename === __filename);
console.log(process.argv0 !== '', process.execArgv, typeof process.execPath);
