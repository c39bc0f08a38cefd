// Hash and Hmac as streams.
const crypto = require('crypto'); const { pipeline } = require('stream/promises'); const { Readable, Transform, Writable } = require('stream'); const fs = require('fs');
const h = crypto.createHash('sha1'); console.log(h instanceof Transform, h instanceof crypto.Hash, typeof h.pipe, h.writable);
h.setEncoding('hex'); h.on('readable', () => { const d = h.read(); if (d) console.log('readable', d); }); h.on('end', () => console.log('end')); h.write('a'); h.end('b');
(async () => {
  const out = []; await pipeline(Readable.from(['x', 'y']), crypto.createHmac('md5', 'k'), new Writable({ write(c, e, cb) { out.push(c); cb(); } })); console.log(Buffer.concat(out).toString('hex'));
  const f = crypto.createHash('sha256'); f.setEncoding('hex'); fs.createReadStream(__filename).pipe(f); let s = ''; for await (const c of f) s += c; console.log(s === crypto.createHash('sha256').update(fs.readFileSync(__filename)).digest('hex'), s.length);
  const g = crypto.createHash('md5'); for await (const chunk of Readable.from(['p', 'q'])) g.update(chunk); console.log(g.digest('hex'));
})();
