// Questions answered from a pipe, one after the other.
import { createInterface } from 'node:readline/promises';
const rl = createInterface({ input: process.stdin, output: process.stdout });
console.log(JSON.stringify(await rl.question('first? ')));
const rest = [];
rl.on('line', (line) => rest.push(line));
await new Promise((resolve) => rl.on('close', resolve));
console.log(rest.length > 0);
