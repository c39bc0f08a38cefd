import { b, call } from './b.mjs';
export let a = 'a'; export function hoisted() { return 'hoisted'; } export const readB = () => b;
console.log('a runs', call()); export const late = 1;
