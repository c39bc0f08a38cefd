// Characters that arrive in pieces.
const { StringDecoder } = require('string_decoder');
for (const [encoding, bytes] of [['utf8', Buffer.from('é€😀')], ['utf16le', Buffer.from('aé', 'utf16le')], ['base64', Buffer.from('hello')], ['hex', Buffer.from('ab')], ['latin1', Buffer.from([0xe9])]]) {
  const decoder = new StringDecoder(encoding);
  console.log(encoding, [...bytes].map((byte) => decoder.write(Buffer.from([byte]))), JSON.stringify(decoder.end()));
}
const decoder = new StringDecoder('utf8');
console.log(JSON.stringify(decoder.write(Buffer.from([0xe2, 0x82]))), JSON.stringify(decoder.end()), JSON.stringify(decoder.end(Buffer.from('x'))));
try { new StringDecoder('nope'); } catch (error) { console.log(error.code, error.message); }
