// Instances, tags and subclasses.
class Foo { constructor() { this.a = 1; } }
class Bar extends Foo { get [Symbol.toStringTag]() { return 'Tagged'; } }
console.log(new Foo(), new Bar(), [new Foo()], { foo: new Foo() });
console.log(new (class extends Array {})(3), new (class Mine extends Map {})([[1, 2]]), new (class Own extends Set {})([1]), new (class E2 extends Error {})('m').message);
console.log(Foo, class {}, class Named extends Foo {}, Object.assign(() => {}, { extra: 1 }), Object.assign(function f() {}, { b: { c: 1 } }));
console.log(new (function Legacy() { this.x = 1; })(), new (class { #private = 1; public = 2; })(), Object.assign(Object.create(Foo.prototype), { b: 2 }));
console.log([undefined, null, NaN, -0, 0, 1e21, 1e-7], [true, 'a', Symbol.iterator, 1n]);
