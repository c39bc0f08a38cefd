// The monitor sees an uncaught error first, and does not stop it.
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.on('exit', (code) => console.log('exit', code));
setImmediate(() => { throw Object.assign(new Error('fatal'), { code: 'E_FATAL', info: { a: 1 } }); });
