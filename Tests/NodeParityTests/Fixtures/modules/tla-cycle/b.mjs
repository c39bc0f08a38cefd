import { c } from './c.mjs';
import * as a from './a.mjs';
console.log('b start', c);
await 0;
export const b = 'b';
console.log('b end');
