// events.once resolves with the arguments, and rejects with an error.
const { once, EventEmitter } = require('events');
(async () => {
  const emitter = new EventEmitter();
  process.nextTick(() => emitter.emit('ready', 1, 2));
  console.log(await once(emitter, 'ready'));
  process.nextTick(() => emitter.emit('error', new Error('no')));
  try { await once(emitter, 'ready'); } catch (error) { console.log('rejected', error.message); }
  process.nextTick(() => emitter.emit('error', 'asked for'));
  console.log(await once(emitter, 'error'));
  const controller = new AbortController();
  process.nextTick(() => controller.abort());
  try { await once(emitter, 'never', { signal: controller.signal }); } catch (error) { console.log(error.name, error.code); }
  console.log(emitter.listenerCount('ready'), emitter.listenerCount('error'), emitter.listenerCount('never'));
})();
