console.log('m runs');
process.nextTick(() => console.log('m tick'));
Promise.resolve().then(() => console.log('m micro'));
queueMicrotask(() => console.log('m queued'));
