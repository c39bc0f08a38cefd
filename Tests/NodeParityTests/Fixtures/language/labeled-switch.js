// switch, comma, exponent, optional catch, nullish.
const kind = (x) => { switch (typeof x) { case 'number': case 'bigint': return 'numeric'; default: return 'other'; case 'string': return 'text'; } };
console.log(kind(1), kind(1n), kind('a'), kind({}), (1, 2), 2 ** 3 ** 2, (-2) ** 2, null ?? 'n', 0 ?? 'z', 0 || 'o', '' && 'a', !!'false', void 0, typeof null, typeof undefinedVariable, [] + {}, [] == false, null == 0, null >= 0, '2' * '3', '2' + 3, +[], -'5');
let i = 0; do { i++; if (i === 2) continue; } while (i < 4); console.log(i, i++ + ++i, i-- - --i); for (const key in { a: 1, b: 2, ...[9] }) console.log(key);
