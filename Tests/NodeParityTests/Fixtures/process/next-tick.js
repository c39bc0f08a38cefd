// Ticks, their arguments, and what they throw.
process.nextTick((...values) => console.log(values), 1, 'b');
try { process.nextTick('x'); } catch (error) { console.log(error.code, error.message); }
process.nextTick(() => { throw new Error('in a tick'); });
process.on('uncaughtException', (error) => console.log('caught', error.message));
process.nextTick(() => console.log('the next one runs'));
Promise.resolve().then(() => process.nextTick(() => console.log('from a promise')));
