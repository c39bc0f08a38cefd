// TextDecoder in the common encodings.
for (const [label, bytes] of [['utf-8', [0xef, 0xbb, 0xbf, 0x68, 0xc3, 0xa9]], ['utf-16le', [0x68, 0, 0xe9, 0]], ['latin1', [0x68, 0xe9, 0x80, 0x9f]], ['windows-1252', [0x80, 0x85, 0x99]], ['ascii', [0x41, 0x80]], ['utf8', [0xff, 0x41]], ['ucs-2', [0x41, 0]], ['iso-8859-1', [0xe9]]]) {
  const decoder = new TextDecoder(label);
  console.log(label, decoder.encoding, JSON.stringify(decoder.decode(new Uint8Array(bytes))), decoder.fatal, decoder.ignoreBOM);
}
console.log(JSON.stringify(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x41]))));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])); } catch (error) { console.log(error.name, error.code, error.message); }
try { new TextDecoder('nope'); } catch (error) { console.log(error.name, error.code, error.message); }
const stream = new TextDecoder();
console.log(JSON.stringify([stream.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), stream.decode(new Uint8Array([0xac]), { stream: true }), stream.decode()]));
console.log(new TextDecoder().decode(), new TextDecoder().decode(new Uint8Array([65, 66]).buffer), new TextDecoder().decode(new DataView(new Uint8Array([67]).buffer)));
