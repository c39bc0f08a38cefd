import './tla.mjs'; export const q = 1;
