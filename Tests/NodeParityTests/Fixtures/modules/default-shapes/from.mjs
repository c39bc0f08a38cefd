export { default } from './arrow.mjs';
