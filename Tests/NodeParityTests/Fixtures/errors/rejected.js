// Errors of the engine that a promise hands on.
const show = (error) => console.log(error.name, '|', error.message, '|', error.stack.split('\n')[0]);
(async () => {
  await (async () => { undefined.x; })().catch(show);
  await new Promise(() => { missing(); }).catch(show);
  await Promise.resolve({}).then((value) => value.a.b).catch(show);
  await Promise.resolve().then(() => null.x).then(null, show);
  await Promise.all([(async () => { (void 0).y; })()]).catch(show);
  const settled = await Promise.allSettled([(async () => { null.z; })()]);
  show(settled[0].reason);
  await (async () => { try { await (async () => ({}).f())(); } finally { console.log('finally'); } })().catch(show);
  await Promise.reject('text').catch((reason) => console.log(reason));
  for await (const value of (async function* () { yield 1; null.q; })()) console.log(value);
})().catch(show);
