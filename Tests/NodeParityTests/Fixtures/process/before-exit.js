// beforeExit may begin something new, and is then emitted again.
let rounds = 0;
process.on('beforeExit', (code) => {
  console.log('beforeExit', code);
  if (rounds++ < 2) setTimeout(() => console.log('round', rounds), 1);
});
process.on('exit', (code) => console.log('exit', code));
process.exitCode = 6;
