// Rejections are judged behind ticks and reactions.
process.on('unhandledRejection', (reason) => console.log('unhandled', reason));
Promise.reject('a');
const b = Promise.reject('b'); process.nextTick(() => b.catch(() => console.log('b handled in a tick')));
const c = Promise.reject('c'); Promise.resolve().then(() => c.catch(() => console.log('c handled in a reaction')));
const d = Promise.reject('d'); setImmediate(() => d.catch(() => console.log('d handled too late')));
process.on('rejectionHandled', () => console.log('rejectionHandled'));
