// util besides inspect and format.
const util = require('util');
const samples = {
  undefined, null: null, number: 1, string: 'x', object: {}, array: [], fn() {}, async: async () => {}, gen: function* () {}, asyncGen: async function* () {},
  date: new Date(0), regexp: /x/, error: new TypeError('x'), map: new Map(), set: new Set(), weakMap: new WeakMap(), weakSet: new WeakSet(), promise: Promise.resolve(),
  buffer: Buffer.from('x'), arrayBuffer: new ArrayBuffer(1), dataView: new DataView(new ArrayBuffer(1)), uint8: new Uint8Array(1),
  float64: new Float64Array(1), big: new BigInt64Array(1), boxedNumber: new Number(1), boxedString: new String('x'), boxedBoolean: new Boolean(true), boxedSymbol: Object(Symbol('x')),
  boxedBigInt: Object(1n), args: (function () { return arguments; })(), mapIterator: new Map().values(), setIterator: new Set().values(), generator: (function* () {})(),
  proxy: new Proxy({}, {}), symbol: Symbol('s'), bigint: 1n, nullProto: Object.create(null), fake: { [Symbol.toStringTag]: 'Map' }, subclass: new (class extends Map {})(),
};
for (const name of Object.keys(util.types).sort()) {
  if (['isExternal', 'isSharedArrayBuffer', 'isKeyObject', 'isCryptoKey', 'isModuleNamespaceObject', 'isEventTarget'].includes(name)) continue;
  console.log(name, Object.keys(samples).filter((key) => util.types[name](samples[key])).join());
}
for (const name of ['isArray', 'isBoolean', 'isBuffer', 'isNull', 'isNullOrUndefined', 'isNumber', 'isString', 'isSymbol', 'isUndefined', 'isRegExp', 'isObject', 'isDate', 'isError', 'isFunction', 'isPrimitive']) {
  console.log(name, Object.keys(samples).filter((key) => util[name](samples[key])).join());
}
const pairs = [
  [1, 1], [1, '1'], [NaN, NaN], [0, -0], [null, undefined], [{}, {}], [{ a: 1 }, { a: 1 }], [{ a: 1 }, { a: '1' }], [{ a: 1, b: 2 }, { b: 2, a: 1 }], [{ a: undefined }, {}], [{ a: undefined }, { b: undefined }],
  [[1, 2], [1, 2]], [[1, 2], [2, 1]], [[1, , 3], [1, undefined, 3]], [[], {}], [new Date(0), new Date(0)], [new Date(0), new Date(1)], [new Date(NaN), new Date(NaN)], [/a/g, /a/g], [/a/g, /a/i],
  [new Map([[1, 2]]), new Map([[1, 2]])], [new Map([[1, 2]]), new Map([[1, 3]])], [new Map([[{ a: 1 }, 2]]), new Map([[{ a: 1 }, 2]])], [new Map([[1, 2], [3, 4]]), new Map([[3, 4], [1, 2]])],
  [new Set([1, 2]), new Set([2, 1])], [new Set([{ a: 1 }]), new Set([{ a: 1 }])], [new Set([1]), new Set(['1'])], [new Set([1]), new Set([1, 2])], [new Set([null]), new Set([undefined])],
  [Buffer.from('a'), Buffer.from('a')], [Buffer.from('a'), Buffer.from('b')], [new Uint8Array([1]), Buffer.from([1])], [new Float64Array([0]), new Float64Array([-0])], [new Error('a'), new Error('a')], [new Error('a'), new Error('b')],
  [new Error('a'), new TypeError('a')], [Object(1), Object(1)], [Object(1), 1], [Object('a'), Object('b')], [Object.create(null), {}], [new (class A {})(), new (class B {})()], [new (class A {})(), {}], [() => {}, () => {}], [console.log, console.log],
  [Symbol.iterator, Symbol.iterator], [{ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 1 }], [{ [Symbol.for('a')]: 1 }, { [Symbol.for('a')]: 2 }], [1n, 1n], [1n, 1], ['a', Object('a')], [[1, [2, { a: [3] }]], [1, [2, { a: [3] }]]],
  [new ArrayBuffer(2), new ArrayBuffer(2)], [new WeakMap(), new WeakMap()], [Object.assign([1], { x: 1 }), [1]], [(function () { return arguments; })(1), [1]], [new Error('a', { cause: 1 }), new Error('a', { cause: 2 })], [null, {}], [undefined, {}], [new Map([[NaN, 1]]), new Map([[NaN, 1]])],
];
const assert = require('assert');
const passes = (check, left, right) => { try { check(left, right); return true; } catch (error) { return error.code === 'ERR_ASSERTION' ? false : error; } };
pairs.forEach(([left, right], index) => console.log(index, util.isDeepStrictEqual(left, right), passes(assert.deepEqual, left, right), passes(assert.deepStrictEqual, left, right), passes(assert.notDeepEqual, left, right), passes(assert.equal, left, right), passes(assert.strictEqual, left, right)));
const cycle = (name) => { const object = { name }; object.self = object; return object; };
console.log(util.isDeepStrictEqual(cycle('a'), cycle('a')), util.isDeepStrictEqual(cycle('a'), cycle('b')));
console.log(util.stripVTControlCharacters('\u001b[31mred\u001b[39m \u001b]8;;http://x\u0007link'), util.toUSVString('a\ud800b'), JSON.stringify(util.styleText(['bold', 'blue'], 'x')));
try { util.styleText('nocolor', 'x'); } catch (error) { console.log(error.code, error.message.slice(0, 60)); }
function Parent() {} Parent.prototype.hello = () => 'hello'; function Child() {} util.inherits(Child, Parent);
console.log(new Child().hello(), Child.super_ === Parent, new Child() instanceof Parent);
try { util.inherits(null, Parent); } catch (error) { console.log(error.code, error.message); }
const fails = util.promisify((callback) => callback(new Error('no')));
const works = util.promisify((a, b, callback) => callback(null, a + b, 'ignored'));
const custom = Object.assign(() => {}, { [util.promisify.custom]: () => Promise.resolve('custom') });
const method = { value: 7, get: util.promisify(function (callback) { callback(null, this.value); }) };
(async () => {
  console.log(await works(1, 2), await util.promisify(custom)(), await method.get(), works.name, works.length);
  await fails().catch((error) => console.log(error.message));
  console.log(await util.promisify(setTimeout)(1, 'late'), await util.promisify(setImmediate)('soon'));
  util.callbackify(async (x) => x * 2)(21, (error, value) => console.log('callbackified', error, value));
  util.callbackify(async () => { throw new Error('cb'); })((error) => console.log('callbackified', error.message));
  util.callbackify(() => Promise.reject(null))((error) => console.log(error.code, error.message, error.reason));
  console.log(util.callbackify(async function named(a) {}).name);
  const aborting = new AbortController();
  util.aborted(aborting.signal, {}).then(() => console.log('aborted'));
  aborting.abort();
})();
for (const bad of [() => util.promisify('x'), () => util.callbackify(null), () => util.stripVTControlCharacters(5), () => util.deprecate(() => {}, 'm', 5)]) { try { bad(); console.log('no error'); } catch (error) { console.log(error.code, error.message); } }
const old = util.deprecate((x) => x + 1, 'old() is old', 'DEP_OLD');
console.log(old(1), old(2));
util.deprecate(() => {}, 'another old one')();
process.on('warning', (warning) => console.log(warning.name, warning.code, warning.message));
process.emitWarning('careful', 'MyWarning', 'CODE1');
process.emitWarning('plain');
process.emitWarning('with detail', { type: 'T', code: 'C', detail: 'more' });
console.log(util.debuglog('x').enabled, util._extend({ a: 1 }, { b: 2 }), util.inspect.custom.toString(), util.inspect.defaultOptions);
console.log(structuredClone({ a: new Date(0), m: new Map([[1, new Set([2])]]), r: /x/g, e: new RangeError('x').message, n: null, u: undefined, b: new Uint8Array([1]), l: [1, , 3], big: 1n, boxed: Object(5) }));
const looped = { name: 'x' }; looped.self = looped; const cloned = structuredClone(looped); console.log(cloned.self === cloned, cloned !== looped);
class Thing { x = 1; } console.log(structuredClone(new Thing()), structuredClone(new TypeError('kept')) instanceof TypeError);
for (const bad of [() => structuredClone(() => {}), () => structuredClone(Symbol('s')), () => structuredClone({ f() {} }), () => structuredClone()]) { try { bad(); } catch (error) { console.log(error.name, error.code, error.message); } }
