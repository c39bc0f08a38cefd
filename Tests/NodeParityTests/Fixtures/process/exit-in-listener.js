// process.exit() in an exit listener ends the listeners and decides the code; promises wait in vain.
process.on('beforeExit', (code) => console.log('beforeExit', code));
process.on('exit', (code) => {
  console.log('exit', code, process.exitCode);
  Promise.resolve().then(() => console.log('never: promise'));
  process.nextTick(() => console.log('never: tick'));
});
process.on('exit', () => {
  process.exit(4);
  console.log('never: after');
});
process.on('exit', () => console.log('never: another listener'));
