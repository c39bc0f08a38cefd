// Standard input that is empty: the end comes at once, and asking for a line is answered by the close.
const rl = require('readline').createInterface({ input: process.stdin });
rl.question('name? ', () => console.log('never')); rl.on('close', () => console.log('closed'));
process.on('exit', (code) => console.log('exit', code));
