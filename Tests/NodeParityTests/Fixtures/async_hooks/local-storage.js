// AsyncLocalStorage follows timers, ticks, promises and await.
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const show = (label) => console.log(label, storage.getStore());
show('outside');
storage.run({ id: 1 }, () => {
  show('inside');
  setTimeout(show, 1, 'timeout');
  setImmediate(show, 'immediate');
  process.nextTick(show, 'tick');
  queueMicrotask(() => show('microtask'));
  Promise.resolve().then(() => show('then')).finally(() => show('finally'));
  Promise.reject(new Error()).catch(() => show('catch'));
});
show('after');
// So long that the timer is due when the loop begins, on a fast machine too.
for (const start = performance.now(); performance.now() - start < 5;);
