// readline/promises
const readline = require('readline/promises'); const { PassThrough, Writable } = require('stream');
const input = new PassThrough(); let out = ''; const output = new Writable({ write(c, e, cb) { out += c; cb(); } });
(async () => {
  const rl = readline.createInterface({ input, output, prompt: '$ ' }); setImmediate(() => input.write('first\n')); console.log(await rl.question('one? '));
  const ac = new AbortController(); setImmediate(() => ac.abort(new Error('tired'))); await rl.question('two? ', { signal: ac.signal }).catch((e) => console.log(e.name, e.code, e.cause.message)); await rl.question('x', { signal: AbortSignal.abort() }).catch((e) => console.log(e.name));
  setImmediate(() => input.write('third\n')); console.log(await rl.question('three? ')); rl.close(); await rl.question('x').catch((e) => console.log(e.code)); console.log(JSON.stringify(out), require('readline').promises === readline);
  let text = ''; const w = new Writable({ write(c, e, cb) { text += c; cb(); } }); const c = new readline.Readline(w); await c.cursorTo(1).cursorTo(2, 3).moveCursor(-1, 2).clearLine(0).clearScreenDown().commit(); c.clearLine(1).rollback(); await c.commit(); console.log(JSON.stringify(text)); try { new readline.Readline({}); } catch (e) { console.log(e.code, e.message); }
})();
