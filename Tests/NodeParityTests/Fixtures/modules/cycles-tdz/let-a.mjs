import { use } from './let-b.mjs';
export let x = 1;
console.log('let a', use());
