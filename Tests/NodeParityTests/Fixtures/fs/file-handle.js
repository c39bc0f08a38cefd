// FileHandle.
const fs = require('fs'); const fsp = require('fs/promises'); const path = require('path'); const os = require('os');
(async () => {
  const dir = await fsp.mkdtemp(path.join(os.tmpdir(), 'fixture-')); const f = path.join(dir, 'f'); const show = (e) => console.log(e.name, e.code, e.syscall, e.message.replaceAll(dir, ''));
  const h = await fsp.open(f, 'w+', 0o600); console.log(typeof h.fd, h.constructor.name);
  console.log(await h.write('hello '), await h.write(Buffer.from('world'), 0, 5), await h.writev([Buffer.from('!')], 11), await h.read(Buffer.alloc(5), 0, 5, 0), (await h.read({ position: 6 })).bytesRead, await h.read({ buffer: Buffer.alloc(2), position: 1, length: 1 }));
  console.log((await h.stat()).size, (await h.stat({ bigint: true })).size, await h.truncate(5), await h.sync(), await h.datasync(), await h.chmod(0o644), await h.utimes(1, 2), (await h.stat()).mtimeMs);
  await h.appendFile('more'); console.log(await fsp.readFile(f, 'utf8')); await h.close(); console.log(h.fd, await h.close()); await h.stat().catch(show);
  const r = await fsp.open(f); console.log(await r.readFile('utf8'), String(await fsp.readFile(r)), await r.readv([Buffer.alloc(2)], 0)); r.on('close', () => console.log('close event')); await r.close();
  const s = await fsp.open(f); let out = ''; for await (const c of s.createReadStream({ encoding: 'utf8', start: 1 })) out += c; console.log(out, s.fd);
  const w = await fsp.open(f, 'w'); const ws = w.createWriteStream(); ws.end('streamed'); await new Promise((x) => ws.on('close', x)); console.log(w.fd, await fsp.readFile(f, 'utf8'));
  const k = await fsp.open(f, 'w'); await fsp.writeFile(k, 'by handle'); await k.writeFile('!'); await k.close(); console.log(await fsp.readFile(f, 'utf8'));
  await fsp.open(path.join(dir, 'none')).catch(show); await fsp.open(f, 'bad').catch(show); await (await fsp.open(f, 'r')).write('x').catch(show);
  const ac = new AbortController(); const p = fsp.readFile(f, { signal: ac.signal }); ac.abort(); await p.catch((e) => console.log(e.name, e.code)); await fsp.writeFile(f, 'x', { signal: AbortSignal.abort() }).catch((e) => console.log(e.name));
  await fsp.rm(dir, { recursive: true });
})();
