import { a, readB } from './a.mjs'; import * as b from './b.mjs';
console.log(a, readB(), b.b, b.fromA(), Object.keys(b));
