// events.on is an asynchronous iterator over what is emitted.
const { on, EventEmitter } = require('events');
(async () => {
  const emitter = new EventEmitter();
  process.nextTick(() => { emitter.emit('row', 1); emitter.emit('row', 2, 'b'); });
  let count = 0;
  for await (const values of on(emitter, 'row')) {
    console.log(values);
    if (++count === 2) break;
  }
  console.log(emitter.listenerCount('row'));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  try {
    for await (const value of on(emitter, 'row', { signal: controller.signal })) console.log(value);
  } catch (error) { console.log(error.name); }
  process.nextTick(() => emitter.emit('error', new Error('broken')));
  try { for await (const value of on(emitter, 'row')) console.log(value); } catch (error) { console.log(error.message); }
})();
