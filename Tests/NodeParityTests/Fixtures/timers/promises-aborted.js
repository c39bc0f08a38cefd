// timers/promises.
const { setTimeout: sleep, setImmediate: soon, setInterval: every } = require('timers/promises');
(async () => {
  console.log(await sleep(1, 'a'), await soon('b'));
  let ticks = 0;
  for await (const value of every(1, 'c')) { console.log(value); if (++ticks === 2) break; }
  const controller = new AbortController();
  const waiting = sleep(1e6, null, { signal: controller.signal });
  controller.abort(new Error('enough'));
  await waiting.catch((error) => console.log(error.name, error.code, error.cause.message));
  await sleep(1, null, { signal: 5 }).catch((error) => console.log(error.code));
})();
