// The main module fails: an uncaught exception, not an unhandled rejection.
process.on('uncaughtException', (error, origin) => console.log('uncaught', error.message, origin));
process.on('unhandledRejection', () => console.log('never: unhandled'));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
await null;
throw new TypeError('bad');
