// Ticks, microtasks, timers and immediates, each in its turn.
const log = (label) => () => console.log(label);
setTimeout(log('timeout'), 0);
setImmediate(() => {
  console.log('immediate 1');
  process.nextTick(log('tick of immediate 1'));
  Promise.resolve().then(log('reaction of immediate 1'));
  setImmediate(log('immediate 3'));
});
setImmediate(log('immediate 2'));
const cleared = setImmediate(log('never'));
clearImmediate(cleared);
process.nextTick(() => {
  console.log('tick 1');
  Promise.resolve().then(log('reaction of tick 1'));
  process.nextTick(log('tick of tick 1'));
});
process.nextTick(log('tick 2'));
Promise.resolve().then(() => {
  console.log('reaction 1');
  process.nextTick(log('tick of reaction 1'));
  Promise.resolve().then(log('reaction of reaction 1')).then(log('its reaction'));
}).then(log('reaction 2'));
queueMicrotask(log('microtask'));
(async () => {
  console.log('async begins');
  await null;
  console.log('async goes on');
})();
console.log('main ends');
// So long that the timer is due when the loop begins, on a fast machine too.
for (const start = performance.now(); performance.now() - start < 5;);
