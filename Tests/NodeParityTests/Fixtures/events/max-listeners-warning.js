// Too many listeners are warned of, once.
const EventEmitter = require('events');
const emitter = new EventEmitter();
process.on('warning', (warning) => console.log(warning.name, warning.type, warning.count, warning.emitter === emitter));
for (let count = 0; count < 13; count++) emitter.on('many', () => {});
