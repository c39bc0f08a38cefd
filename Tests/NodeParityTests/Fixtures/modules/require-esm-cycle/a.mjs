import { createRequire } from 'module';
import b from './b.cjs';
console.log('a', b);
export const a = 1;
