// run, exit, enterWith, disable, bind and snapshot.
const { AsyncLocalStorage } = require('async_hooks');
const one = new AsyncLocalStorage();
const two = new AsyncLocalStorage();
one.run('a', () => two.run('b', () => {
  console.log(one.getStore(), two.getStore());
  one.exit(() => console.log(one.getStore(), two.getStore()));
  console.log(one.run('c', (x, y) => [one.getStore(), x, y], 1, 2), one.getStore());
  const bound = AsyncLocalStorage.bind(() => one.getStore());
  const snapshot = AsyncLocalStorage.snapshot();
  setImmediate(() => console.log(bound(), one.run('z', bound), snapshot(() => two.getStore()), one.getStore(), two.getStore()));
  two.disable();
  console.log(one.getStore(), two.getStore());
}));
setImmediate(() => {
  one.enterWith('entered');
  console.log(one.getStore());
  Promise.resolve().then(() => console.log('then', one.getStore()));
});
try { one.run('throws', () => { throw new Error('through'); }); } catch (error) { console.log(error.message, one.getStore()); }
