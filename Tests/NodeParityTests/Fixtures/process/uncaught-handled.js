// A listener takes uncaught errors and rejections, and the program goes on.
const steps = [
  () => { throw new Error('timer'); },
  () => Promise.reject(new Error('rejected')),
  () => Promise.reject('a string'),
  () => queueMicrotask(() => { throw new Error('microtask'); }),
  () => process.nextTick(() => { throw new Error('tick'); }),
  () => setImmediate(() => { throw new Error('immediate'); }),
  () => console.log('end'),
];
// One at a time: what is due at once depends on how busy the machine is.
const next = () => {
  const step = steps.shift();
  if (step !== undefined) setTimeout(step, 1);
};
process.on('uncaughtExceptionMonitor', (error, origin) => console.log('monitor', error.message, origin));
process.on('uncaughtException', (error, origin) => {
  console.log('caught', error.name, error.message, error.code, origin);
  process.nextTick(() => console.log('tick of', error.message.slice(0, 10)));
  setImmediate(next);
});
next();
