// Rejections are judged when microtasks and ticks are done.
process.on('exit', (code) => { console.log('exit', code); });
process.on('unhandledRejection', (reason, promise) => console.log('unhandled', reason, promise instanceof Promise));
process.on('rejectionHandled', () => console.log('handled later'));
const handledByTick = Promise.reject(1);
process.nextTick(() => handledByTick.catch(() => console.log('handled by a tick')));
const handledByReaction = Promise.reject(2);
Promise.resolve().then(() => handledByReaction.catch(() => console.log('handled by a reaction')));
const late = Promise.reject(3);
setTimeout(() => late.catch(() => console.log('caught late')), 2);
Promise.resolve().then(() => {
  const inReaction = Promise.reject(4);
  process.nextTick(() => inReaction.catch(() => console.log('handled by a tick of a reaction')));
});
(async () => { throw 5; })();
