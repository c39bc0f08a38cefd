// Buffer, TextEncoder, TextDecoder, StringDecoder, atob and btoa.
const texts = ['', 'a', 'hello', 'é', '日本語', '😀', 'a😀b', '\ud800', '\udc00x', 'ÿ\x00', 'aGVsbG8=', '68656c6c6f', 'zz', 'a b+c/d_e-f', '\u{10ffff}', '\ufeffbom'];
const encodings = ['utf8', 'utf-8', 'UTF8', 'hex', 'base64', 'base64url', 'latin1', 'binary', 'ascii', 'utf16le', 'ucs2'];
for (const text of texts) {
  for (const encoding of encodings) {
    if (encoding.startsWith('base64') && text.includes('😀')) continue;
    const buffer = Buffer.from(text, encoding);
    console.log(JSON.stringify(text), encoding, buffer.toString('hex'), Buffer.byteLength(text, encoding));
  }
  const bytes = Buffer.from(text);
  for (const encoding of encodings) console.log(JSON.stringify(bytes.toString(encoding)));
}
const odd = [[0xff], [0xc3], [0xc3, 0x28], [0xe2, 0x82], [0xe2, 0x82, 0x41], [0xf0, 0x9f, 0x98], [0xf0, 0x9f, 0x98, 0x41], [0xc0, 0x80], [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80], [0x80, 0x41], [0xef, 0xbb, 0xbf, 0x41], [0xe0, 0x80, 0x80], [0xf0, 0x80, 0x80, 0x80], [0xfe, 0xff]];
for (const bytes of odd) {
  console.log(JSON.stringify(Buffer.from(bytes).toString()), JSON.stringify(new TextDecoder().decode(new Uint8Array(bytes))), JSON.stringify(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array(bytes))));
  try { console.log(new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))); } catch (error) { console.log(error.name, error.code, error.message); }
}
for (const text of ['YQ==', 'YQ', 'YWI=', 'YW Jj', 'YWJj\n', '-_8', '+/8=', 'Y', 'YQ=YQ', '!!!!', 'YQ==YQ==']) console.log(text, Buffer.from(text, 'base64').toString('hex'), Buffer.byteLength(text, 'base64'));
const b = Buffer.from('0123456789');
console.log(b.slice(2, 5).toString(), b.subarray(-3).toString(), b.slice(2, -2).toString(), b.slice(5, 2).length, b.toString('utf8', 2, 4), b.toString('latin1', -5), b.toString('utf8', 3), b.toString('utf8', 3, 100));
console.log(b.indexOf('3'), b.indexOf('34'), b.indexOf('x'), b.indexOf(51), b.indexOf(Buffer.from('56')), b.indexOf('1', 2), b.indexOf('9', -1), b.lastIndexOf('9'), b.includes('78'), b.indexOf(''), b.lastIndexOf('1', -9), b.indexOf('3', 'utf8'));
console.log(b.equals(Buffer.from('0123456789')), b.equals(Buffer.from('x')), Buffer.compare(Buffer.from('a'), Buffer.from('b')), b.compare(Buffer.from('0123')), Buffer.from('abc').compare(Buffer.from('xabcx'), 1, 4));
console.log(Buffer.concat([Buffer.from('a'), Buffer.from('bc')]), Buffer.concat([Buffer.from('abc')], 2), Buffer.concat([Buffer.from('a')], 3), Buffer.concat([]));
console.log(Buffer.alloc(3, 'ab'), Buffer.alloc(5, 1), Buffer.alloc(4, 'YQ==', 'base64'), Buffer.from([256, -1, 1.5, 'x']), Buffer.from(new Uint16Array([1, 256])), Buffer.from(new Uint8Array([1, 2]).buffer, 1), Buffer.of(1, 2));
console.log(Buffer.alloc(6).fill('abc'), Buffer.alloc(6).fill('é', 1, 4), Buffer.alloc(3).fill(257), Buffer.from('abcdef').fill(0, 2), Buffer.alloc(4).fill(Buffer.from('xy')));
const w = Buffer.alloc(12);
console.log(w.write('hello'), w.write('é', 5), w.write('abc', 10), w.write('ff00', 0, 'hex'), w.write('😀', 10), w.write('zz', 3, 1, 'latin1'), w);
console.log(JSON.stringify(Buffer.from('hi')), Buffer.from(JSON.parse(JSON.stringify(Buffer.from('hi')))).toString(), Buffer.from('ab').toJSON());
const target = Buffer.alloc(5);
console.log(b.copy(target), target.toString(), b.copy(target, 3, 8), target.toString(), b.copy(target, 0, 2, 4), target.toString());
const n = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8, 255, 254, 253, 252, 251, 250, 249, 248]);
for (const name of ['UInt8', 'Int8', 'UInt16LE', 'UInt16BE', 'Int16LE', 'Int16BE', 'UInt32LE', 'UInt32BE', 'Int32LE', 'Int32BE', 'FloatLE', 'FloatBE', 'DoubleLE', 'DoubleBE', 'BigUInt64LE', 'BigUInt64BE', 'BigInt64LE', 'BigInt64BE']) {
  console.log(name, n[`read${name}`](0), n[`read${name}`](8), n[`read${name}`]());
}
for (let size = 1; size <= 6; size++) console.log(n.readUIntLE(8, size), n.readUIntBE(8, size), n.readIntLE(8, size), n.readIntBE(8, size), n.readUintLE(0, size));
const out = Buffer.alloc(8);
console.log(out.writeUInt8(255), out.writeInt8(-1, 1), out.writeUInt16BE(258, 2), out.writeInt32LE(-2, 4), out, out.writeDoubleBE(1.5), out, out.writeFloatLE(-0.5), out, out.writeBigInt64BE(-5n), out, out.writeUIntBE(0x123456, 0, 3), out.writeIntLE(-3, 3, 5), out);
for (const bad of [
  () => n.readUInt8(16), () => n.readUInt16LE(15), () => n.readUInt8(-1), () => n.readUInt8(1.5), () => n.readUInt8('0'), () => out.writeUInt8(256), () => out.writeInt8(-129), () => out.writeUInt32BE(-1), () => out.writeInt32BE(2 ** 31),
  () => n.readUIntLE(0, 7), () => n.readUIntLE(0), () => Buffer.alloc(-1), () => Buffer.alloc('5'), () => Buffer.from(5), () => Buffer.from(null), () => Buffer.from(undefined), () => Buffer.from({}), () => Buffer.from('x', 'nope'), () => b.toString('nope'),
  () => Buffer.concat('x'), () => Buffer.concat(['x']), () => b.equals('x'), () => Buffer.compare('a', b), () => Buffer.byteLength(5), () => out.write(5), () => Buffer.from(new ArrayBuffer(1), 2), () => Buffer.alloc(3).swap16(), () => out.writeBigUInt64LE(-1n), () => b.indexOf({}),
]) {
  try { console.log(bad()); } catch (error) { console.log(error.name, error.code, error.message); }
}
console.log(Buffer.isBuffer(b), Buffer.isBuffer(new Uint8Array(1)), Buffer.isEncoding('utf8'), Buffer.isEncoding('x'), Buffer.isEncoding('HEX'), b instanceof Uint8Array, b.constructor === Buffer, Buffer.name, b.length, b.byteLength);
console.log(b.map((x) => x + 1), b.filter((x) => x > 54), [...b.subarray(0, 2)], [...b.entries()].length, b.readUInt8.name, Buffer.from('abcd').swap16(), Buffer.from('abcd').swap32(), Buffer.from('abc').reverse(), Object.prototype.toString.call(b));
console.log(Buffer.from(new String('boxed')), Buffer.from({ length: 2, 0: 7, 1: 8 }), Buffer.from(Buffer.from('copy')), b.parent === b.buffer, Buffer.poolSize, require('buffer').constants.MAX_STRING_LENGTH);
console.log(Object.assign(Buffer.from('x'), { extra: 1 }), Buffer.alloc(51), require('buffer').isUtf8(Buffer.from([0xff])), require('buffer').isAscii(Buffer.from('a')), require('buffer').transcode(Buffer.from('é'), 'utf8', 'latin1'));
console.log(atob('aGk='), btoa('hi'), atob(' aG k= '), btoa('ÿ'), atob(''));
for (const bad of [() => atob('a'), () => atob('*'), () => btoa('日'), () => atob()]) { try { bad(); } catch (error) { console.log(error.name, error.message, error.code); } }
const encoder = new TextEncoder();
console.log(encoder.encode('é😀'), encoder.encode(), encoder.encode(undefined), encoder.encode(5), encoder.encodeInto('é😀', new Uint8Array(4)), encoder.encoding, encoder.encodeInto('abc', new Uint8Array(2)));
const decoder = new TextDecoder();
console.log(JSON.stringify([decoder.decode(new Uint8Array([0xe2, 0x82]), { stream: true }), decoder.decode(new Uint8Array([0xac]), { stream: true }), decoder.decode()]), decoder.encoding, decoder.fatal, decoder.ignoreBOM);
console.log(new TextDecoder('utf-16le').decode(new Uint8Array([0x61, 0, 0x3d, 0xd8, 0, 0xde])), new TextDecoder('latin1').decode(new Uint8Array([0xe9, 0x80])), new TextDecoder('latin1').encoding, new TextDecoder(' UTF8 ').encoding, decoder.decode(new Uint8Array([65, 66]).buffer));
for (const bad of [() => new TextDecoder('nope'), () => decoder.decode('x'), () => encoder.encodeInto('x')]) { try { bad(); } catch (error) { console.log(error.name, error.code, error.message); } }
const { StringDecoder } = require('string_decoder');
for (const encoding of ['utf8', 'utf16le', 'base64', 'hex', 'latin1']) {
  const d = new StringDecoder(encoding);
  const parts = [];
  const bytes = Buffer.from('aé日😀', encoding === 'utf16le' ? 'utf16le' : 'utf8');
  const step = encoding === 'utf16le' ? 4 : 1;
  for (let at = 0; at < bytes.length; at += step) parts.push(d.write(bytes.subarray(at, at + step)));
  console.log(encoding, JSON.stringify(parts), JSON.stringify(d.end()), JSON.stringify(d.end(Buffer.from([0xe2]))));
}
