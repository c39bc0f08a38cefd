// A listener's rejection becomes an error event.
const EventEmitter = require('events');
const emitter = new EventEmitter({ captureRejections: true });
emitter.on('event', async (value) => { throw new Error(`rejected ${value}`); });
emitter.on('error', (error) => console.log('error:', error.message));
emitter.emit('event', 1);
const own = new EventEmitter({ captureRejections: true });
own[Symbol.for('nodejs.rejection')] = (error, event, ...values) => console.log(event, error.message, values);
own.on('other', async () => { throw new Error('handled by own'); });
own.emit('other', 'a', 'b');
console.log(EventEmitter.captureRejections, EventEmitter.captureRejectionSymbol);
