// queueMicrotask's order and errors.
queueMicrotask(() => console.log('one'));
Promise.resolve().then(() => console.log('two'));
queueMicrotask(() => { throw new Error('in a microtask'); });
queueMicrotask(() => console.log('three'));
process.on('uncaughtException', (error) => console.log(error.message));
for (const bad of [undefined, 'x']) { try { queueMicrotask(bad); } catch (error) { console.log(error.code, error.message); } }
