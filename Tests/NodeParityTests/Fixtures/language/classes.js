// Fields, static blocks, private names, accessors.
class Counter {
  static #made = 0;
  static { Counter.first = 'static block'; }
  #count = 0;
  name = `counter ${++Counter.#made}`;
  get count() { return this.#count; }
  set count(value) { this.#count = value; }
  #up() { this.#count++; return this; }
  up() { return this.#up(); }
  static has(object) { return #count in object; }
}
const counter = new Counter();
counter.up().up();
counter.count += 5;
console.log(counter.count, counter.name, Counter.first, Counter.has(counter), Counter.has({}), counter);
class Derived extends Counter { name = 'derived'; constructor() { super(); this.kind = new.target.name; } }
console.log(new Derived(), Object.getOwnPropertyNames(Counter.prototype));
