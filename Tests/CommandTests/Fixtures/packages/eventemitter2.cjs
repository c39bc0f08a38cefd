'use strict';

module.exports = async (eventemitter2) => {
  const Emitter = eventemitter2.EventEmitter2 ?? eventemitter2;
  const emitter = new Emitter({ wildcard: true });
  const heard = [];
  emitter.on('user.*', function (value) { heard.push(this.event, value); });
  emitter.emit('user.created', 1);
  return [heard, emitter.listenerCount('user.x')];
};
