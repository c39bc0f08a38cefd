// What the static functions tell of emitters and targets.
const events = require('events');
const emitter = new events();
const listener = () => {};
emitter.on('a', listener);
emitter.once('a', () => {});
console.log(events.getEventListeners(emitter, 'a').length, events.getEventListeners(emitter, 'a')[0] === listener);
const target = new EventTarget();
target.addEventListener('b', listener);
console.log(events.getEventListeners(target, 'b').length, events.getEventListeners(target, 'c').length);
console.log(events.getMaxListeners(emitter), events.getMaxListeners(target), events.listenerCount(emitter, 'a'));
events.setMaxListeners(5, emitter, target);
console.log(events.getMaxListeners(emitter), events.getMaxListeners(target), events.defaultMaxListeners);
try { events.getEventListeners({}, 'x'); } catch (error) { console.log(error.code); }
try { events.setMaxListeners(-1); } catch (error) { console.log(error.code, error.message); }
