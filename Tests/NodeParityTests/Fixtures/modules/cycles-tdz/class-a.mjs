import { use } from './class-b.mjs';
export class x {}
console.log('class a', use());
