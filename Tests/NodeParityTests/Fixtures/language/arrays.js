// Arrays.
const list = [5, 1, 10, 2];
console.log([...list].sort(), [...list].sort((a, b) => a - b), list.toSorted((a, b) => b - a), list.toReversed(), list.with(1, 9), list.toSpliced(1, 2), list.findLast((x) => x < 5), list.findLastIndex((x) => x > 100), list.includes(10), list.indexOf(2));
console.log([1, [2, [3, [4]]]].flat(), [[1], [2]].flatMap((x) => x), Array.of(1, 2), Array.from({ length: 3 }, (_, i) => i), new Array(3).fill(0), [1, 2, 3].copyWithin(0, 1), [3, 4].entries().next(), [1, 2, 3, 4].splice(1, 2));
const sparse = [1, , 3]; console.log(sparse.length, 1 in sparse, sparse.map((x) => x * 2), sparse.join('-'), Object.keys(sparse), [undefined, 3, 1].sort(), ['b', undefined, 'a'].sort(), [1, 2, 3].reduce((a, b) => a + b), [[1, 2], [3, 4]].map(([a, b]) => a + b), [NaN].includes(NaN), [NaN].indexOf(NaN));
