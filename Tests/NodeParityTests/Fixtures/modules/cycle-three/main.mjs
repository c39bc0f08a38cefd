import { a } from './a.mjs';
import { run } from './c.mjs';
console.log(a, run());
