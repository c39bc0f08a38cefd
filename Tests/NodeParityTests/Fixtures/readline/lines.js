// 'line' events: every kind of ending, across chunks, and what is left at the end.
const readline = require('readline'); const { PassThrough } = require('stream');
const input = new PassThrough(); const rl = readline.createInterface({ input, crlfDelay: Infinity });
for (const e of ['line', 'close', 'pause', 'resume']) rl.on(e, (v) => console.log(e, JSON.stringify(v)));
for (const part of ['one\ntwo\r\nthr', 'ee\rfour\r', '\nfive\u2028six\n\n', Buffer.from('€').subarray(0, 1), Buffer.from('€').subarray(1), '\nlast']) input.write(part);
input.end(); rl.on('close', () => { console.log(rl.closed, input.listenerCount('data')); rl.close(); });
