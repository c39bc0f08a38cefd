export * from './counter.mjs';
export { count as default } from './counter.mjs';
