export const b = 'b'; import './cyc-a.mjs';
