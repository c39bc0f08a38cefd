import { use } from './function-b.mjs';
export function x() {}
console.log('function a', use());
