// A listener takes uncaught errors and rejections, and the program goes on.
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.on('uncaughtException', (error, origin) => {
  console.log('caught', error.name, error.message, error.code, origin);
  process.nextTick(() => console.log('tick of', error.message.slice(0, 10)));
});
setTimeout(() => { throw new Error('timer'); }, 1);
setTimeout(() => console.log('second timer'), 2);
setTimeout(() => Promise.reject(new Error('rejected')), 5);
setTimeout(() => Promise.reject('a string'), 10);
setTimeout(() => queueMicrotask(() => { throw new Error('microtask'); }), 15);
setTimeout(() => process.nextTick(() => { throw new Error('tick'); }), 20);
setTimeout(() => console.log('end'), 25);
