// Ticks, promises, immediates and timers that ask for one another.
const log = (text) => console.log(text);
setTimeout(() => {
  log('timeout');
  process.nextTick(log, 'tick of timeout');
  Promise.resolve('promise of timeout').then(log);
  setImmediate(log, 'immediate of timeout');
  setTimeout(log, 0, 'timeout of timeout');
}, 0);
process.nextTick(() => {
  log('tick');
  process.nextTick(log, 'tick of tick');
  Promise.resolve('promise of tick').then(log);
});
Promise.resolve().then(() => {
  log('promise');
  process.nextTick(log, 'tick of promise');
  return Promise.resolve('promise of promise').then(log);
});
queueMicrotask(() => log('microtask'));
log('script');
