export * from './b1.mjs'; export * from './b2.mjs';
