// Property order, spread, descriptors, getters.
const object = { b: 1, 2: 'two', a: 2, 1: 'one', [Symbol('s')]: 3, get computed() { return this.a * 10; }, ['dyn' + 'amic']: 4 };
console.log(Object.keys(object), { ...object, a: 9 }, Object.getOwnPropertyDescriptor(object, 'computed').get.name, Object.entries(object).length, JSON.stringify(object));
const frozen = Object.freeze({ inner: { x: 1 } }); frozen.inner.x = 2; frozen.y = 3; console.log(frozen, Object.isFrozen(frozen), Object.isSealed(Object.seal({})), Object.fromEntries([['k', 1]]));
class P { static create() { return new this(); } toString() { return 'P!'; } [Symbol.toPrimitive](hint) { return hint === 'number' ? 42 : `prim ${hint}`; } } console.log(`${new P()}`, +new P(), new P() + '', P.create() instanceof P, Object.getOwnPropertyNames(P.prototype));
const { a, ...others } = object; console.log(a, others, object?.x?.y, object.x ?? 'default', object.a ||= 5, object.z ??= 7, delete object.b, 'b' in object);
