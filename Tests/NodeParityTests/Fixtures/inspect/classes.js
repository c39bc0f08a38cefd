// Classes, functions and the language's own kinds of object.
const util = require('util');
const show = (value, options) => console.log(util.inspect(value, options));

class Animal { constructor(name) { this.name = name; } }
class Dog extends Animal { #secret = 1; bark() {} static create() {} }
class Empty {}
class Tagged { get [Symbol.toStringTag]() { return 'Tag'; } }
class SameTag { get [Symbol.toStringTag]() { return 'SameTag'; } }
class List extends Array {}
class Index extends Map {}
class Bag extends Set {}
class Moment extends Date {}
class Pattern extends RegExp {}
class Later extends Promise {}
class Bytes extends Uint8Array {}

show(new Animal('x'));
show(new Dog('rex'));
show([new Empty(), new Dog('a')]);
show(new Tagged());
show(new SameTag());
show(Object.assign(new Tagged(), { x: 1 }));
show({ [Symbol.toStringTag]: 'Own', a: 1 });
show(Object.create({ [Symbol.toStringTag]: 'Inherited' }));
show(new List(1, 2, 3));
show(List.from([]));
show(new Index([[1, 2]]));
show(new Index());
show(new Bag([1]));
show(new Moment(0));
show(new Pattern('x', 'g'));
show(new Bytes(3));
show([Animal, Dog, Empty, class {}, class extends Animal {}]);
show(Object.assign(class Static {}, { a: 1 }));
class WithStatic { static x = 1; static y() {} }
show(WithStatic);
show(class extends null {});

function named() {}
async function later() {}
function* generator() {}
async function* both() {}
show([named, later, generator, both, () => {}, async () => {}, function () {}]);
show(Object.assign(function withProps() {}, { a: 1, b: { c: 2 } }));
show(Object.assign(() => {}, { a: 1 }));
show(Object.setPrototypeOf(function bare() {}, null));
show(Math.max);
show({ method() {}, async later() {}, *gen() {}, arrow: () => {}, get x() { return 1; } });
show(Object.defineProperty(function () {}, 'name', { value: 'renamed' }));
show(named.bind(null));

show(new Map());
show(new Map([['a', 1], [{ k: 1 }, [1, 2]], [new Map([[1, 2]]), new Set([1])]]));
show(new Set());
show(new Set(['a', 1, { x: 1 }, [1]]));
show(new Map([['nested', new Map([['deep', new Map([['deeper', new Map([[1, 2]])]])]])]]));
show(Object.assign(new Map([[1, 2]]), { extra: true }));
show(Object.assign(new Set([1]), { extra: true }));
show(new WeakMap());
show(new WeakSet());
show(new Date(0));
show(new Date(NaN));
show(Object.assign(new Date(0), { extra: 1 }));
show([new Date(86400000)]);
show(/a\/b/gi);
show(Object.assign(/x/, { extra: 1 }));
show(new Uint8Array(3));
show(new Uint8Array());
show(new Float64Array([1.5, -0, NaN]));
show(new BigInt64Array([1n, -1n]));
show(new Uint8Array(200));
show(new Uint8Array([1, 2]), { showHidden: true });
show(new ArrayBuffer(4));
show(new ArrayBuffer(0));
show(new DataView(new ArrayBuffer(2)));
show(new Uint8Array([1, 2, 3]).buffer);
show({ buffer: new ArrayBuffer(60) });
show(Buffer.from('hello'));
show(Buffer.alloc(0));
show(Buffer.alloc(60));
show({ data: Buffer.from([1, 2, 255]) });
show([Buffer.from('a'), Buffer.from('b')]);
show(new Proxy({ a: 1 }, {}));
show(new Proxy([1, 2], {}));
show(new Proxy(function target() {}, {}));
show(new Proxy({ a: 1 }, { get() { throw new Error('trapped'); } }));
show(generator());
show(Object.prototype);
show(Animal.prototype);
show(Dog.prototype);
show(Array.prototype);
show(Symbol.prototype);
show(Math);
show(JSON);
show(Reflect);
show(Atomics);
show(Object.create(Animal.prototype));
show(Object.setPrototypeOf(new Map([[1, 2]]), null));
show(Object.setPrototypeOf(new Set([1]), null));
show(Object.setPrototypeOf([1, 2], null));
show(Object.setPrototypeOf(new Date(0), null));
show(Object.setPrototypeOf(/x/, null));
show(new (class { constructor() { this.x = 1; } })());
function Old(x) { this.x = x; }
show(new Old(1));
Old.prototype = { y: 2 };
show(new Old(1));
function Child() {}
util.inherits(Child, Animal);
show(new Child());
show(Object.assign(Object.create({ constructor: 'not a function' }), { x: 1 }));

const circular = { name: 'loop' };
circular.self = circular;
show(circular);
circular.list = [circular, { circular }];
show(circular);
const left = {};
const right = { left };
left.right = right;
show([left, right]);
const map = new Map();
map.set('me', map);
show(map);
const array = [1];
array.push(array);
show(array);
const ring = { a: { b: {} } };
ring.a.b.c = ring.a;
ring.a.b.d = ring;
show(ring, { depth: null });
show(ring, { compact: false });
show(circular, { compact: true });

show({ [util.inspect.custom]() { return 'custom text'; } });
show([{ [util.inspect.custom]() { return 'custom text'; } }]);
show({ [util.inspect.custom]() { return { replaced: true, deep: { er: [1] } }; } });
show({ [util.inspect.custom](depth, options) { return `${depth} ${options.compact}`; } });
show({ inner: { [util.inspect.custom](depth) { return `depth ${depth}`; } } });
show({ inner: { [util.inspect.custom]() { return 'two\nlines'; } } });
show({ [util.inspect.custom]() { return 42; } });
show({ [util.inspect.custom]() { return null; } });
show({ [util.inspect.custom]() { return this; }, a: 1 });
show({ [util.inspect.custom](depth, options, inspect) { return `<${inspect({ a: 1 }, options)}>`; } });
show({ [util.inspect.custom]() { return 'hidden'; }, a: 1 }, { customInspect: false });
show({ [util.inspect.custom](depth, { stylize }) { return stylize('styled', 'number'); } }, { colors: true });

const everything = [
  1, 1n, 'text', true, null, undefined, Symbol('s'), new Date(0), /x/, named, Animal, new Map([[1, 'a']]),
  { key: 'value', 'quoted-key': 1, [Symbol('sym')]: 2 }, [,], new Error('no stack'),
];
everything[14].stack = undefined;
show(everything, { colors: true });
show(Promise.resolve !== undefined);
