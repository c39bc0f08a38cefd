// toString in every encoding, with wrong bytes, ranges and odd arguments.
const t = (f) => { try { console.log(JSON.stringify(f())); } catch (e) { console.log(e.name, e.code, e.message); } };
const b = Buffer.from([0x61, 0xe2, 0x82, 0xac, 0xff, 0xf0, 0x9f, 0x98, 0x80, 0xe2, 0x82, 0x7f, 0x80]);
for (const e of ['utf8', 'UTF-8', 'latin1', 'binary', 'ascii', 'hex', 'base64', 'base64url', 'utf16le', 'ucs2', undefined, null, '']) t(() => b.toString(e)); t(() => b.toString('nope')); t(() => b.toString(5));
for (const r of [[1, 4], [-5, 3], [0, 99], [4, 2], ['1', '3'], [NaN, 2], [1.9, 3.9], [Infinity, 5], [0, -1], [undefined, 2], [null, null]]) t(() => b.toString('latin1', ...r)); t(() => b.utf8Slice(1, 4)); t(() => b.hexSlice(0, 2)); t(() => b.latin1Slice()); t(() => b.toLocaleString('hex'));
t(() => Buffer.from('efbbbf61', 'hex').toString()); t(() => Buffer.from('edA080', 'hex').toString()); t(() => Buffer.from('f4908080', 'hex').toString()); t(() => Buffer.from('c0af', 'hex').toString()); t(() => Buffer.from('x'.repeat(20000)).toString('base64').length); t(() => String(Buffer.from('str'))); t(() => `${Buffer.from('tpl')}`);
