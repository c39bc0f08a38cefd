// let in loops, hoisting, default parameters.
const made = [];
for (let i = 0; i < 3; i++) made.push(() => i);
console.log(made.map((f) => f()), typeof hoisted, hoisted());
function hoisted() { return 'hoisted'; }
var later = 1; { var later = 2; } console.log(later);
function defaults(a, b = a * 2, { c = b + 1 } = {}, ...rest) { return [a, b, c, rest, arguments.length, defaults.length]; }
console.log(defaults(1), defaults(1, 2, { c: 3 }, 4, 5), ((a, b = 1) => {}).length);
