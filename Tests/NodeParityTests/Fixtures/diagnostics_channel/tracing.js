// The five channels of a traced operation.
const dc = require('diagnostics_channel');
const { AsyncLocalStorage } = require('async_hooks');
const tracing = dc.tracingChannel('op');
const handlers = Object.fromEntries(['start', 'end', 'asyncStart', 'asyncEnd', 'error'].map((name) => [name, (message) => console.log(name, JSON.stringify(message, (key, value) => (value instanceof Error ? value.message : value)))]));
tracing.subscribe(handlers);
console.log(tracing.traceSync((a, b) => a + b, { id: 1 }, null, 2, 3));
try { tracing.traceSync(() => { throw new Error('sync'); }, { id: 2 }); } catch (error) { console.log('thrown', error.message); }
(async () => {
  console.log(await tracing.tracePromise(async (x) => x * 2, { id: 3 }, null, 21));
  await tracing.tracePromise(async () => { throw new Error('async'); }, { id: 4 }).catch((error) => console.log('rejected', error.message));
  await new Promise((resolve) => tracing.traceCallback((value, callback) => setImmediate(callback, null, value), -1, { id: 5 }, null, 'v', (error, value) => { console.log('callback', error, value); resolve(); }));
  console.log(tracing.unsubscribe(handlers), tracing.start.hasSubscribers);
  const storage = new AsyncLocalStorage();
  const channel = dc.channel('stores');
  channel.bindStore(storage, (data) => data.id * 10);
  console.log(channel.runStores({ id: 7 }, () => storage.getStore()), storage.getStore(), channel.unbindStore(storage), channel.unbindStore(storage));
})();
