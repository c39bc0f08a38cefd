import * as b from './ns-b.mjs';
export let one = 1;
export const two = 2;
console.log(Object.keys(b), b.seen());
