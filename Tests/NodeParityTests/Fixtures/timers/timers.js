// Timers, ticks and microtasks, and the order they run in.
const log = (...values) => console.log(...values);
process.nextTick(log, 'tick 1', 'with', 'arguments');
Promise.resolve().then(() => log('promise 1')).then(() => log('promise 2'));
queueMicrotask(() => log('microtask'));
process.nextTick(() => { log('tick 2'); process.nextTick(log, 'tick inside a tick'); Promise.resolve().then(() => log('promise of a tick')); });
(async () => { log('sync part'); await null; log('after await'); await null; log('after two'); })();
log('end of script');
setTimeout(() => {
  log('timer a');
  process.nextTick(log, 'tick of a');
  Promise.resolve().then(() => log('promise of a'));
}, 1);
setTimeout(() => log('timer b'), 1);
setTimeout((...values) => log('arguments', ...values), 30, 1, 'two', { three: 3 });
setTimeout(() => log('after the arguments'), 50, clearTimeout(undefined));
const cancelled = setTimeout(() => log('cancelled'), 2);
clearTimeout(cancelled);
clearTimeout(null);
clearTimeout('nonsense');
clearTimeout({});
const byNumber = setTimeout(() => log('by number'), 2);
clearTimeout(+byNumber);
// What follows comes one after the other: what is due at once depends on how busy the machine is.
const stages = [];
const next = () => stages.shift()?.();
setTimeout(next, 60);
stages.push(() => {
  setImmediate(() => { log('immediate 1'); process.nextTick(log, 'tick of immediate'); Promise.resolve().then(() => log('promise of immediate')); });
  setImmediate(log, 'immediate 2', 'argument');
  const gone = setImmediate(() => log('cleared immediate'));
  clearImmediate(gone);
  setImmediate(() => setTimeout((text) => { log(text); next(); }, 0, 'timer after immediates'));
});
const unreferenced = setTimeout(() => log('unreferenced fires never'), 100000);
log(unreferenced.hasRef(), unreferenced.unref() === unreferenced, unreferenced.hasRef(), unreferenced.ref().hasRef(), unreferenced.unref().hasRef());
log(typeof +unreferenced, unreferenced.constructor.name, typeof unreferenced[Symbol.toPrimitive]());
const immediate = setImmediate(() => {});
log(immediate.constructor.name, immediate.hasRef(), immediate.unref().hasRef(), immediate.ref().hasRef());
for (const bad of [undefined, null, 'code', 5, {}]) {
  for (const set of [setTimeout, setInterval, setImmediate, queueMicrotask, process.nextTick]) {
    try { set(bad); } catch (error) { log(set.name, error.name, error.code, error.message); }
  }
}
const { setTimeout: sleep, setImmediate: soon, setInterval: every, scheduler } = require('timers/promises');
stages.push(async () => {
  log(await sleep(1, 'value'), await soon('soon'), await scheduler.wait(1));
  let ticks = 0;
  for await (const value of every(1, 'v')) { log(value, ++ticks); if (ticks === 2) break; }
  const controller = new AbortController();
  const sleeping = sleep(10000, null, { signal: controller.signal });
  controller.abort();
  await sleeping.catch((error) => log(error.name, error.code, error.message, error.cause.name));
  await sleep(1, null, { signal: AbortSignal.abort('early') }).catch((error) => log(error.name, error.cause));
  log(require('timers').promises === require('timers/promises'), require('timers').setTimeout === setTimeout);
  next();
});
stages.push(() => {
  setTimeout(() => { log('this', this !== undefined); }, 1);
  const self = setTimeout(function () { log(this === self); next(); }, 2);
});
stages.push(() => {
  let count = 0;
  const interval = setInterval(() => {
    log('interval', ++count);
    if (count < 3) return;
    clearInterval(interval);
    next();
  }, 3);
});
stages.push(() => {
  const refreshed = setTimeout(() => log('refreshed once', performance.now() - refreshedAt > 45), 50);
  const start = performance.now();
  while (performance.now() - start < 10);
  const refreshedAt = performance.now();
  refreshed.refresh();
});
