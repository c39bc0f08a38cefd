import { b } from './b.mjs';
console.log('a start', b);
export let a = 'early';
await 0;
a = 'late';
console.log('a end');
