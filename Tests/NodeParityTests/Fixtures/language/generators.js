// Generators, iterators, destructuring.
function* count(to) { try { for (let i = 0; i < to; i++) { const sent = yield i; if (sent) console.log('sent', sent); } return 'done'; } finally { console.log('cleanup'); } }
const g = count(3);
console.log(g.next(), g.next('hello'), g.return('early'), g.next());
for (const value of count(5)) { if (value === 1) break; console.log(value); }
const { a = 1, b: { c: [, second] = [], ...rest } = {}, ...others } = { b: { c: [1, 2], d: 4 }, e: 5 };
console.log(a, second, rest, others, [...count(2)], Math.max(...count(3)));
const delegating = (function* () { const result = yield* count(1); console.log(result); yield* 'ab'; })();
console.log([...delegating], Object.entries({ x: 1, ...{ y: 2 } }), [...new Set([1, 1, 2])], Array.from('héllo', (ch) => ch.toUpperCase()));
