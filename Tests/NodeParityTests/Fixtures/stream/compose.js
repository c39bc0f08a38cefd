// compose and Duplex.from.
const { compose, Duplex, Transform, Readable, Writable, PassThrough } = require('stream');
const read = async (r) => { const out = []; for await (const x of r) out.push(Buffer.isBuffer(x) ? String(x) : x); return out; };
(async () => {
  const upper = new Transform({ transform(c, e, cb) { cb(null, String(c).toUpperCase()); } });
  const exclaim = async function* (source) { for await (const x of source) yield `${x}!`; };
  const both = compose(upper, exclaim);
  both.end('hello');
  console.log(await read(both));
  const tail = compose(async function* () { yield 'a'; yield 'b'; }, async function* (s) { for await (const x of s) yield x + x; });
  console.log(await read(tail));
  console.log(await read(Duplex.from(['x', 'y'])), await read(Duplex.from(Promise.resolve('later'))));
  const fn = Duplex.from(async function* (source) { for await (const x of source) yield x * 2; });
  fn.write(1); fn.write(2); fn.end();
  console.log(await read(fn));
  const seen = [];
  const pair = Duplex.from({ readable: Readable.from(['r']), writable: new Writable({ objectMode: true, write(c, e, cb) { seen.push(c); cb(); } }) });
  pair.end('w');
  console.log(await read(pair), seen.map(String));
  const bad = compose(new PassThrough(), new Transform({ transform(c, e, cb) { cb(new Error('inside')); } }));
  bad.on('error', (e) => console.log('error', e.message)).on('close', () => console.log('close'));
  bad.write('x');
  try { compose(); } catch (e) { console.log(e.code, e.message); }
  try { compose(new Writable({ write() {} }), new PassThrough()); } catch (e) { console.log(e.code, e.message.split('.')[0]); }
  try { Duplex.from(5); } catch (e) { console.log(e.code, e.message); }
  console.log(await Readable.from(['p', 'q']).compose(exclaim).toArray());
})();
