// V8's format, byte by byte and back.
const v8 = require('v8');
const values = [undefined, null, true, false, 0, 1, -1, 2 ** 30, 1.5, -0, NaN, 'text', 'é', '€uro', '', 10n, -(2n ** 70n), new Date(0), /a+/gi, [], [1, 'a', [2]], [1, , 3], {}, { a: 1, b: { c: [true] } }, { 1: 'one', x: 2 }, new Map([[1, { a: 1 }]]), new Set(['x', 1]), Object(5), Object('s'), Object(true), new ArrayBuffer(3)];
for (const value of values) {
  const bytes = v8.serialize(value);
  console.log(bytes.toString('hex'), v8.deserialize(bytes));
}
const circle = { name: 'c' }; circle.self = circle;
console.log(v8.serialize(circle).toString('hex'), v8.deserialize(v8.serialize(circle)));
for (const view of [Buffer.from('abc'), new Uint8Array([1, 2]), new Float64Array([1.5]), new DataView(new ArrayBuffer(2))]) { const back = v8.deserialize(v8.serialize(view)); console.log(back.constructor.name, back.byteLength, Buffer.from(back.buffer, back.byteOffset, back.byteLength).toString('hex')); }
console.log(v8.deserialize(v8.serialize(new RangeError('r'))).message);
for (const bad of [() => {}, Symbol('s')]) { try { v8.serialize(bad); } catch (error) { console.log(error.name, error.message); } }
try { v8.deserialize('x'); } catch (error) { console.log(error.code); }
console.log(Object.keys(v8.getHeapStatistics()).join(), v8.getHeapStatistics().used_heap_size > 0);
