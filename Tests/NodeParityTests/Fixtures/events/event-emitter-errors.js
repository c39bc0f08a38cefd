// What emitters refuse.
const EventEmitter = require('events');
const emitter = new EventEmitter();
const attempt = (run) => {
  try { console.log(run()); } catch (error) { console.log(error.name, error.code, error.message); }
};
attempt(() => emitter.on('x', 5)); attempt(() => emitter.once('x')); attempt(() => emitter.setMaxListeners(-1)); attempt(() => emitter.setMaxListeners('x')); attempt(() => emitter.off('x', null)); attempt(() => EventEmitter.once({}, 'x').catch((error) => console.log(error.code)) instanceof Promise);
console.log(emitter.emit('nobody'), emitter.listeners('x'), EventEmitter.listenerCount(emitter, 'x'), emitter);
