import { use } from './default-expr-b.mjs';
export default 5;
console.log(use());
