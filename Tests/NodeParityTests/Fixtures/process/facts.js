// What the process says of itself.
console.log(process.release.name, process.version.split('.')[0], typeof process.versions.node, process.platform, typeof process.arch, process.execArgv, process.argv.length, process.exitCode);
console.log(typeof process.config.variables, Object.isFrozen(process.config), process.features.inspector === undefined, typeof process.features.tls, process.allowedNodeEnvironmentFlags instanceof Set, process.allowedNodeEnvironmentFlags.has('--max-old-space-size'));
console.log(process.title.length > 0, process.debugPort, process.stdin.fd, process.stdout.fd, process.stderr.fd, String(process), Object.prototype.toString.call(process));
console.log(typeof process.report, typeof process.report.getReport, process.report.reportOnSignal, typeof process.getActiveResourcesInfo, process.emitWarning.length, process.constrainedMemory?.name, process.availableMemory?.name);
console.log(process.getegid() === process.getgid(), process.geteuid() === process.getuid(), Array.isArray(process.getgroups()));
console.log(process.getBuiltinModule('fs') === require('fs'), process.getBuiltinModule('node:path') === require('path'), process.getBuiltinModule('nope'));
