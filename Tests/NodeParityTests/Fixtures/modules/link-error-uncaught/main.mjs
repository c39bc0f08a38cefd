import { join, nothingHere } from './x.mjs';
console.log('never');
