// Callbacks come later than ticks and reactions; what they throw is uncaught.
const fs = require('fs');
const log = []; fs.stat(__filename, () => log.push('stat')); fs.readFile(__filename, () => log.push('readFile')); fs.promises.stat(__filename).then(() => log.push('promise'));
process.nextTick(() => log.push('tick')); Promise.resolve().then(() => log.push('reaction')); setImmediate(() => log.push('immediate')); log.push('end of script');
const all = () => { if (log.length < 7) return setTimeout(all, 5); console.log(log.slice(0, 3), log.slice(3).sort()); try { fs.stat(__filename, () => { throw new Error('from a callback'); }); } catch { console.log('never'); } process.on('uncaughtException', (e) => console.log('uncaught', e.message)); };
all();
