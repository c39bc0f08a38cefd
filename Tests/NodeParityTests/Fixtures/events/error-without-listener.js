// An error event that nobody listens to is thrown.
const EventEmitter = require('events');
const emitter = new EventEmitter();
try { emitter.emit('error', new Error('unheard')); } catch (error) { console.log(error.message); }
try { emitter.emit('error', { a: 1 }); } catch (error) { console.log(error.code, error.message, error.context); }
try { emitter.emit('error'); } catch (error) { console.log(error.code, error.message); }
emitter.on(EventEmitter.errorMonitor, (error) => console.log('monitor', error.message));
try { emitter.emit('error', new Error('watched')); } catch (error) { console.log(error.message); }
