// A top-level await that nothing can settle: exit code 13.
process.on('beforeExit', () => console.log('beforeExit'));
process.on('exit', (code) => console.log('exit', code, process.exitCode));
console.log('before');
await new Promise(() => {});
console.log('never');
