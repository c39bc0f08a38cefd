// Standard input by lines, then nothing keeps the process.
const rl = require('readline').createInterface({ input: process.stdin }); (async () => { const lines = []; for await (const l of rl) lines.push(l); console.log(lines); console.log(await new Promise((r) => process.stdin.destroyed ? r('destroyed') : process.stdin.on('close', () => r('close')))); })();
