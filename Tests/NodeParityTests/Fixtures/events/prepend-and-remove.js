// The order of listeners, and changes while they run.
const EventEmitter = require('events');
const emitter = new EventEmitter();
const order = [];
emitter.on('x', () => order.push('first'));
emitter.prependListener('x', () => order.push('prepended'));
emitter.prependOnceListener('x', () => order.push('prepended once'));
const removed = () => order.push('removed');
emitter.on('x', () => emitter.off('x', removed));
emitter.on('x', removed);
emitter.on('removeListener', (name, listener) => order.push(`gone ${name} ${listener === removed}`));
emitter.emit('x');
emitter.emit('x');
console.log(order, emitter.eventNames(), emitter.rawListeners('x').length);
emitter.removeAllListeners();
console.log(emitter.eventNames(), emitter.emit('x'));
