// structuredClone copies, keeps circles, and moves memory.
const original = { date: new Date(0), map: new Map([[{ k: 1 }, new Set([1])]]), list: [1, , 3], regexp: /a/gi, big: 10n, nested: { undefined: undefined, nul: null }, bytes: new Uint8Array([1, 2]), error: new RangeError('e') };
original.self = original;
const copy = structuredClone(original);
console.log(copy.self === copy, copy.date, copy.map, copy.list, copy.regexp, copy.big, copy.nested, copy.bytes, copy.error instanceof RangeError, copy.error.message);
for (const bad of [() => {}, Symbol('s'), { f() {} }, new WeakMap(), Promise.resolve()]) {
  try { structuredClone(bad); } catch (error) { console.log(error.name, error.code, error.message.split('\n')[0]); }
}
const memory = new ArrayBuffer(8);
const moved = structuredClone({ memory }, { transfer: [memory] });
console.log(memory.byteLength, moved.memory.byteLength);
class Point { constructor() { this.x = 1; } get y() { return 2; } }
console.log(structuredClone(new Point()), structuredClone('text'), structuredClone(undefined));
try { structuredClone(); } catch (error) { console.log(error.name, error.code); }
