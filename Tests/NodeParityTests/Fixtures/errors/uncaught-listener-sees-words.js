// Listeners of the process see V8's words too.
process.on('uncaughtException', (error, origin) => console.log(origin, error.message));
process.on('unhandledRejection', (error) => console.log('rejection', error.message));
setTimeout(() => undefined.x, 1);
Promise.resolve().then(() => null.y);
