import { use } from './var-b.mjs';
export var x = 1;
console.log('var a', use());
