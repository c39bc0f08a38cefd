// The old querystring module.
const qs = require('querystring');
console.log({ ...qs.parse('a=1&b=2&a=3&c&d=&=e&f=%20+g') }, { ...qs.parse('a:1;b:2', ';', ':') }, { ...qs.parse('a=1&b=2', null, null, { maxKeys: 1 }) });
console.log(qs.stringify({ a: 1, b: [true, 'x y'], c: null, d: undefined, e: NaN, f: 10n, g: {} }), qs.stringify({ a: 'b' }, ';', ':'), qs.escape('é&'), qs.unescape('%C3%A9%'));
