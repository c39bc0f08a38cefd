// Symbols as names, subclasses, listeners' this.
const EventEmitter = require('events');
class Pool extends EventEmitter { constructor() { super(); this.size = 1; } grow() { this.emit(Pool.GROWN, ++this.size); } } Pool.GROWN = Symbol('grown');
const pool = new Pool(); pool.on(Pool.GROWN, function (size) { console.log(this === pool, size); }); pool.on(Pool.GROWN, (...values) => console.log(values)); pool.grow();
console.log(pool.eventNames(), pool.listenerCount(Pool.GROWN), EventEmitter.EventEmitter === EventEmitter, Object.keys(pool));
const plain = Object.assign({}, EventEmitter.prototype); EventEmitter.call(plain); plain.on('a', console.log); plain.emit('a', 'mixed in');
