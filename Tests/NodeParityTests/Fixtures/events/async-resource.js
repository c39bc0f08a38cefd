// EventEmitterAsyncResource calls listeners in its own context.
const { EventEmitterAsyncResource } = require('events');
const { AsyncLocalStorage } = require('async_hooks');
const storage = new AsyncLocalStorage();
const emitter = storage.run('made here', () => new EventEmitterAsyncResource({ name: 'Q' }));
emitter.on('event', (value) => console.log(value, storage.getStore()));
storage.run('emitted here', () => emitter.emit('event', 1));
console.log(typeof emitter.asyncId, typeof emitter.triggerAsyncId, emitter.asyncResource.constructor.name);
emitter.emitDestroy();
