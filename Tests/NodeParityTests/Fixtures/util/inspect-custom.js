// Objects that say how they are shown.
const util = require('util');
class Money {
  constructor(amount) { this.amount = amount; }
  [util.inspect.custom](depth, options, inspect) { return `Money<${inspect(this.amount, options)}> ${depth} ${typeof options.stylize}`; }
}
console.log(new Money(5));
console.log({ price: new Money(6), list: [new Money(7)] });
console.log(util.inspect({ a: { b: new Money(8) } }, { depth: 0 }));
console.log(util.inspect(new Money(9), { customInspect: false }));
console.log(util.format('%o %s %j', new Money(1), new Money(2), new Money(3)));
console.log(util.inspect({ [util.inspect.custom]: () => ({ replaced: true }) }));
