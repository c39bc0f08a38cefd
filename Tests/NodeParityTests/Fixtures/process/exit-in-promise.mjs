// process.exit in an async function ends all.
process.on('exit', (code) => console.log('exit', code));
const work = async () => { try { await null; console.log('working'); process.exit(4); } finally { console.log('never'); } };
await work();
console.log('never');
