// process.exit() ends the script at once; the exit listeners run, nothing else does.
process.on('exit', (code) => console.log('exit', code));
process.on('exit', () => { process.exitCode = 0; });
setTimeout(() => console.log('never: timer'), 0);
Promise.resolve().then(() => console.log('never: promise'));
try {
  console.log('before');
  process.exit(0);
} catch {
  console.log('never: catch');
} finally {
  console.log('never: finally');
}
console.log('never: after');
