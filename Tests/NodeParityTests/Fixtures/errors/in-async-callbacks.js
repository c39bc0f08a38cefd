// Where an error in a callback comes from.
process.on('uncaughtException', (error) => console.log(error.message, error.stack.split('\n')[1].includes('in-async-callbacks.js')));
setImmediate(() => { throw new Error('from immediate'); });
process.nextTick(() => undefined.tick);
queueMicrotask(() => null.microtask);
