// The same with top-level await, and expressions around it.
import { AsyncLocalStorage } from 'node:async_hooks';
const storage = new AsyncLocalStorage();
const later = (value) => new Promise((resolve) => setTimeout(resolve, 1, value));
const run = async () => {
  const object = { a: { b: async (x) => { await later(); return [x, storage.getStore()]; } } };
  const [x, store] = await object.a.b(`t${await later('mpl')}`);
  console.log(x, store, !await later(false), typeof await later(1), (await later([1, 2]))[1], await (async () => storage.getStore())());
  console.log(await new (class { then(resolve) { resolve('thenable'); } })(), await later(1) ? 'yes' : 'no', await later(/re/g.test('re')));
};
await storage.run('store', run);
console.log(storage.getStore(), await storage.run(1, async () => { await 0; return storage.getStore(); }));
