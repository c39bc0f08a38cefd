// Two flows side by side keep what is theirs over every kind of await.
const { AsyncLocalStorage } = require('async_hooks');
const { setTimeout: sleep } = require('timers/promises');
const storage = new AsyncLocalStorage();
const lines = [];
const show = (label) => lines.push(`${label} ${storage.getStore()}`);
async function inner(name) {
  await null;
  show(`${name} after null`);
  await { then(resolve) { setImmediate(resolve); } };
  show(`${name} after thenable`);
  return name;
}
async function flow(name) {
  show(`${name} start`);
  await sleep(1);
  show(`${name} after sleep`);
  const value = await inner(name) + (await inner(`${name}2`)).length;
  show(`${name} got ${value}`);
  try { await Promise.reject(new Error('x')); } catch { show(`${name} caught`); }
  for await (const item of [Promise.resolve(1), 2]) lines.push(`${name} item ${item}`);
  await Promise.all([inner(`${name}-a`), inner(`${name}-b`)]);
  show(`${name} end`);
}
(async () => {
  const flows = [storage.run('ONE', flow, 'one'), storage.run('TWO', flow, 'two'), flow('none')];
  show('outside');
  await Promise.all(flows);
  show('outside');
  console.log(lines.sort().join('\n'));
})();
