import { b } from './cyc-b.mjs'; export const a = 'a' + b;
