// Listeners of signals can be added and taken away, and do not keep the process alive.
const listener = () => {};
process.on('SIGINT', listener);
process.once('SIGTERM', listener);
console.log(process.listenerCount('SIGINT'), process.listenerCount('SIGTERM'));
process.off('SIGINT', listener);
console.log(process.listenerCount('SIGINT'), process.eventNames().includes('SIGTERM'));
