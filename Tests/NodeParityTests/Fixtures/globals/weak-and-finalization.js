// Weak references exist and can be used.
const registry = new FinalizationRegistry(() => {}); const target = {}; registry.register(target, 'held', target);
console.log(registry.unregister(target), registry.unregister({}), new WeakRef(target).deref() === target, Object.prototype.toString.call(registry), new WeakSet([target]).has(target));
