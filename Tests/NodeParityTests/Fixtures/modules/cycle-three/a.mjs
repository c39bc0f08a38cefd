console.log('a starts');
import { b, fb } from './b.mjs';
export const a = 'a' + b;
export function fa() { return 'fa' + fb(); }
