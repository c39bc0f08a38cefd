// Blob and File.
const { Blob, File } = require('buffer');
const b = new Blob(['a€', Buffer.from('b'), new Uint16Array([0x6363]), new Blob(['x']), 5], { type: 'Text/Plain' });
console.log(b.size, b.type, b, String(b));
(async () => {
  console.log(await b.text(), await b.slice(-2).text(), await b.slice(1, -1, 'X').arrayBuffer(), b.slice(5, 2).size);
  console.log(await b.bytes());
  const f = new File(['hi'], 'name.txt', { type: 'a/b', lastModified: 12 });
  console.log(f, f.name, f.lastModified, f instanceof Blob, String(f));
  for (const bad of ['x', null, 5]) { try { new Blob(bad); } catch (e) { console.log(e.code, e.message); } }
  try { new File(['x']); } catch (e) { console.log(e.code, e.message); }
  try { new Blob([], { endings: 'x' }); } catch (e) { console.log(e.code, e.message); }
  console.log(await new Blob(['a\r\nb\rc\n'], { endings: 'native' }).text().then(JSON.stringify), new Blob([], { type: 'é' }).type === '');
  console.log(globalThis.Blob === Blob, typeof File, Object.keys(Blob.prototype).sort().join());
})();
