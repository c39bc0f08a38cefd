// What runs when nothing is left to wait for, and the code that the process leaves with.
process.once('beforeExit', (code) => { console.log('beforeExit', code); setTimeout(() => console.log('started by beforeExit'), 1); });
process.on('exit', (code) => { console.log('exit', code, process.exitCode); process.exitCode = 0; });
process.on('exit', () => setTimeout(() => console.log('never'), 0));
process.exitCode = 3;
