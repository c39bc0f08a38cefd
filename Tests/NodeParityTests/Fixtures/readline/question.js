// question, prompt and write, with an output.
const readline = require('readline'); const { PassThrough, Writable } = require('stream'); const util = require('util');
const input = new PassThrough(); let out = ''; const output = new Writable({ write(c, e, cb) { out += c; cb(); } });
const rl = readline.createInterface(input, output); rl.setPrompt('# '); console.log(rl.getPrompt(), rl.terminal, rl.columns);
rl.question('name? ', (a) => { console.log('answer', a, rl.getPrompt()); rl.question('again? ', { signal: AbortSignal.abort() }, () => console.log('never')); rl.prompt(); rl.on('line', (l) => { console.log('line', l); if (l === 'written') util.promisify(rl.question).call(rl, 'last? ').then((a) => { console.log('promised', a); rl.close(); console.log(JSON.stringify(out)); try { rl.question('x', () => {}); } catch (e) { console.log(e.code, e.message); } }); }); input.write('plain\n'); setImmediate(() => { rl.write('written\n'); input.write('end\n'); }); });
input.write('bob\n');
