// AsyncResource runs functions in the context where it was made.
const { AsyncResource, AsyncLocalStorage, executionAsyncId, createHook } = require('async_hooks');
const storage = new AsyncLocalStorage();
class Task extends AsyncResource {
  constructor() { super('Task'); }
  finish(value) { return this.runInAsyncScope(() => [value, storage.getStore(), executionAsyncId() === this.asyncId()]); }
}
const task = storage.run('mine', () => new Task());
console.log(task.finish(1), storage.run('other', () => task.finish(2)));
const bound = storage.run('bound', () => AsyncResource.bind(function (a) { return [this, a, storage.getStore()]; }));
console.log(bound.call('receiver', 5), bound.length, typeof bound.asyncResource);
console.log(task.emitDestroy() === task, typeof task.triggerAsyncId());
try { new AsyncResource(); } catch (error) { console.log(error.code); }
try { new AsyncResource('x', { triggerAsyncId: 'y' }); } catch (error) { console.log(error.code, error.message); }
try { createHook({ init: 5 }); } catch (error) { console.log(error.code, error.message); }
const hook = createHook({ init() {} });
console.log(hook.enable() === hook, hook.disable() === hook);
