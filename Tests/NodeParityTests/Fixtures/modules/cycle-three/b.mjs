console.log('b starts');
import { c, fc } from './c.mjs';
export const b = 'b' + c;
export function fb() { return 'fb'; }
