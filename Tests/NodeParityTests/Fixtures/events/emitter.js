// EventEmitter.
const EventEmitter = require('events');
const emitter = new EventEmitter();
console.log(emitter, EventEmitter.EventEmitter === EventEmitter, EventEmitter.defaultMaxListeners);
const log = (name) => (...values) => console.log(name, ...values);
const a = log('a');
emitter.on('x', a).on('x', log('b')).prependListener('x', log('first')).once('x', log('once'));
emitter.prependOnceListener('x', log('very first'));
console.log(emitter.emit('x', 1, 2), emitter.emit('x'), emitter.emit('nothing'));
console.log(emitter.listenerCount('x'), emitter.eventNames(), emitter.listeners('x').length, emitter.rawListeners('x').length);
emitter.off('x', a);
emitter.emit('x', 'after off');
emitter.removeAllListeners('x');
console.log(emitter.emit('x'), emitter.eventNames());
emitter.on('newListener', (type) => console.log('new', type));
emitter.on('removeListener', (type) => console.log('removed', type));
emitter.once('y', a);
console.log(emitter.listeners('y')[0] === a, emitter.rawListeners('y')[0] === a, emitter.rawListeners('y')[0].listener === a);
emitter.emit('y');
emitter.on('z', a);
emitter.on('z', a);
console.log(emitter.listenerCount('z'), emitter.listenerCount('z', a));
emitter.removeListener('z', a);
console.log(emitter.listenerCount('z'));
emitter.removeAllListeners();
console.log(emitter.eventNames());
for (const value of [new Error('boom'), 'text', { a: 1 }, undefined, null, 42]) {
  try {
    emitter.emit('error', value);
  } catch (error) {
    console.log(error.message, error.code, error.context, error === value);
  }
}
emitter.on(EventEmitter.errorMonitor, (error) => console.log('monitor', error.message));
try { emitter.emit('error', new Error('seen')); } catch (error) { console.log('thrown', error.message); }
emitter.on('error', (error) => console.log('handled', error.message));
console.log(emitter.emit('error', new Error('again')));
const order = new EventEmitter();
order.on('e', () => { console.log(1); order.on('e', () => console.log('added')); order.removeAllListeners('e'); });
order.on('e', () => console.log(2));
order.emit('e');
order.emit('e');
const self = new EventEmitter();
self.on('this', function () { console.log(this === self); });
self.emit('this');
const symbol = Symbol('event');
self.on(symbol, log('symbol'));
self.emit(symbol, 1);
console.log(self.eventNames());
for (const bad of [undefined, null, 'x', 5, {}]) {
  try { self.on('x', bad); } catch (error) { console.log(error.name, error.code, error.message); }
}
try { self.setMaxListeners(-1); } catch (error) { console.log(error.code, error.message); }
try { self.setMaxListeners('x'); } catch (error) { console.log(error.code, error.message); }
console.log(self.setMaxListeners(20).getMaxListeners(), self.getMaxListeners());
class Store extends EventEmitter { constructor() { super(); this.items = []; } }
console.log(new Store());
function Old() { EventEmitter.call(this); }
require('util').inherits(Old, EventEmitter);
const old = new Old();
old.on('x', log('old'));
old.emit('x', 1);
console.log(old instanceof EventEmitter, Object.keys(old));
const bare = Object.create(EventEmitter.prototype);
bare.on('x', log('bare'));
bare.emit('x');
console.log(EventEmitter.listenerCount(self, symbol), EventEmitter.getEventListeners(self, symbol).length);
console.log(Object.keys(EventEmitter.prototype).sort().join());
(async () => {
  const waiting = new EventEmitter();
  setTimeout(() => waiting.emit('ready', 1, 2), 1);
  console.log(await EventEmitter.once(waiting, 'ready'));
  setTimeout(() => waiting.emit('error', new Error('failed')), 1);
  await EventEmitter.once(waiting, 'ready').catch((error) => console.log('rejected', error.message));
  setTimeout(() => waiting.emit('error', new Error('wanted')), 1);
  console.log((await EventEmitter.once(waiting, 'error'))[0].message);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 1);
  await EventEmitter.once(waiting, 'x', { signal: controller.signal }).catch((error) => console.log(error.name, error.code, error.message));
  setTimeout(() => { waiting.emit('item', 1); waiting.emit('item', 2); waiting.emit('item', 3); }, 1);
  for await (const [item] of EventEmitter.on(waiting, 'item')) {
    console.log('item', item);
    if (item === 3) break;
  }
  console.log(waiting.listenerCount('item'), waiting.listenerCount('error'));
  const capturing = new EventEmitter({ captureRejections: true });
  capturing.on('error', (error) => console.log('captured', error.message));
  capturing.on('x', async () => { throw new Error('async'); });
  capturing.emit('x');
})();
