import { use } from './default-fn-b.mjs';
export default function () { return 'hoisted'; }
console.log(use());
