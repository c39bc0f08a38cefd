// Immediates, nested and cleared.
setImmediate((...values) => console.log('first', values), 1, 2);
const cleared = setImmediate(() => console.log('never')); clearImmediate(cleared); clearImmediate(cleared); clearImmediate(undefined);
setImmediate(() => { setImmediate(() => console.log('next turn')); process.nextTick(() => console.log('tick')); Promise.resolve().then(() => console.log('promise')); console.log('second'); });
setImmediate(() => console.log('third'));
for (const bad of [undefined, 5]) { try { setImmediate(bad); } catch (error) { console.log(error.code); } }
