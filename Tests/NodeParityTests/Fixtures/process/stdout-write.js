// Writing without console.
process.stdout.write('text\n'); process.stdout.write(Buffer.from('bytes\n')); process.stderr.write('error stream\n');
console.log(process.stdout.write('x\n', () => console.log('written')), process.stdout.isTTY, process.stdout.writable, process.stdout.columns);
try { process.stdout.write(5); } catch (error) { console.log(error.code); }
