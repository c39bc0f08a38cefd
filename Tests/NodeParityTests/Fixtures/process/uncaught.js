// An error that nothing catches: exit listeners run with code 1, the rest does not.
process.on('exit', (code) => console.log('exit', code, process.exitCode));
setTimeout(() => console.log('never: timer'), 60000);
setImmediate(() => { throw new TypeError('nobody catches it'); });
setImmediate(() => console.log('never: immediate'));
