// fs/promises from an ES module, several at once.
import fsp, { mkdtemp, readFile, writeFile, rm, readdir, constants } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
const dir = await mkdtemp(join(tmpdir(), 'fixture-'));
await Promise.all([1, 2, 3].map((n) => writeFile(join(dir, `f${n}`), `content ${n}`)));
console.log(await readdir(dir), await Promise.all([1, 2, 3].map((n) => readFile(join(dir, `f${n}`), 'utf8'))));
const results = await Promise.allSettled([readFile(join(dir, 'none')), fsp.stat(join(dir, 'f1')), fsp.unlink(join(dir, 'none'))]);
console.log(results.map((r) => r.reason?.code ?? r.status), constants.R_OK, fsp.readFile === readFile);
try { await fsp.rmdir(dir); } catch (e) { console.log(e.code, Object.keys(e)); }
await rm(dir, { recursive: true });
