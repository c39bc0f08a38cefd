import './b.mjs';
console.log('c');
export const c = 'c';
