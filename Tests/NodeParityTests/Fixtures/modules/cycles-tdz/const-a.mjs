import { use } from './const-b.mjs';
export const x = 1;
console.log('const a', use());
