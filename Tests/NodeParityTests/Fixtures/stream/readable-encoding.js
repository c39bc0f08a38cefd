// setEncoding: characters that are cut between chunks, and what already waits.
const { Readable } = require('stream');
const bytes = Buffer.from('a€b😀c');
const r = new Readable({ read() {} });
for (const byte of bytes) r.push(Buffer.from([byte]));
console.log(r.readableLength);
r.setEncoding('utf8');
console.log(r.readableLength, r.readableEncoding);
r.push(Buffer.from([0xe2, 0x82]));
console.log(JSON.stringify(r.read()));
r.push(null);
console.log(JSON.stringify(r.read(1)), JSON.stringify(r.read()));
const hex = new Readable({ encoding: 'hex', read() {} });
hex.push('text');
hex.push('7a7a', 'hex');
console.log(hex.read(3), hex.read());
const text = new Readable({ encoding: 'utf8', defaultEncoding: 'base64', read() {} });
text.push('aGVsbG8=');
console.log(text.read());
try { new Readable({ defaultEncoding: 'nope' }); } catch (e) { console.log(e.code, e.message); }
try { new Readable({ encoding: 'nope' }); } catch (e) { console.log(e.code, e.message); }
