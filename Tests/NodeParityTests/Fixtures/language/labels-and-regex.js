// Regular expressions: named groups, lookbehind, flags, sticky.
console.log('2024-05-06'.match(/(?<y>\d{4})-(?<m>\d\d)/).groups.y, 'a1b2'.replace(/(?<=[a-z])\d/g, (d) => d * 2), [...'a1b22'.matchAll(/\d+/g)].map((m) => [m[0], m.index]));
console.log('Straße'.normalize('NFD').length, /\p{L}+/u.exec('été!')[0], 'x-y_z'.split(/[-_]/), /a.c/s.test('a\nc'), 'aBc'.replace(/b/i, '[$&]'));
const sticky = /o/y; sticky.lastIndex = 1; console.log(sticky.test('foo'), sticky.lastIndex, /(?<a>x)|y/d.exec('y').indices[0]);
outer: for (const i of [1, 2, 3]) { for (const j of [1, 2, 3]) { if (j === 2) continue outer; if (i === 3) break outer; console.log(i, j); } }
console.log('%s|%s', 'abc'.at(-1), [1, 2, 3].at(-1), [3, 1, 2].toSorted(), [1, 2].with(0, 9), [1, [2, [3]]].flat(Infinity));
