// for await over lines: of a stream, of a file, and with an early exit.
const readline = require('readline'); const fs = require('fs'); const { Readable } = require('stream'); const { once } = require('events');
(async () => {
  for await (const line of readline.createInterface({ input: Readable.from(['a\nb', '\nc']) })) console.log(line);
  let n = 0; for await (const line of readline.createInterface({ input: fs.createReadStream(__filename), crlfDelay: Infinity })) { n++; if (n === 1) console.log(line.slice(0, 12)); } console.log(n);
  const rl = readline.createInterface({ input: Readable.from(['1\n2\n3\n']) }); for await (const line of rl) { console.log(line); if (line === '2') break; } console.log(rl.closed);
  const many = readline.createInterface({ input: Readable.from([Array.from({ length: 5000 }, (_, i) => i).join('\n')]) }); let sum = 0; for await (const line of many) sum += Number(line); console.log(sum);
  const failing = new Readable({ read() { this.destroy(new Error('input')); } }); const bad = readline.createInterface({ input: failing }); bad.on('error', () => {}); try { for await (const line of bad) console.log(line); } catch (e) { console.log(e.message); }
  const h = await fs.promises.open(__filename); let first; for await (const line of h.readLines()) { first ??= line; } console.log(first.slice(0, 5));
  const e = readline.createInterface({ input: Readable.from(['x\ny\n']) }); console.log(await once(e, 'line'));
})();
