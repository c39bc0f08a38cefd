// util.inherits, as older libraries use it.
const util = require('util');
const EventEmitter = require('events');
function Old() { EventEmitter.call(this); }
util.inherits(Old, EventEmitter);
Old.prototype.hello = function hello() { this.emit('hello', 'world'); };
const old = new Old();
old.on('hello', (who) => console.log('hello', who));
old.hello();
console.log(Old.super_ === EventEmitter, old instanceof EventEmitter, Old.prototype.constructor === Old);
for (const values of [[null, Old], [Old, null], [Old, {}]]) {
  try { util.inherits(...values); } catch (error) { console.log(error.code, error.message); }
}
