import { createRequire } from 'module';
const require = createRequire(import.meta.url);
import dual from 'dual';
import * as q1 from './s.mjs?1';
import * as q2 from './s.mjs?2';
import * as q0 from './s.mjs';
console.log(dual, require('dual'), q1.id, q2.id, q0.id, q1 === q2);
console.log(require('./s.cjs').id, (await import('./s.cjs?x')).id, (await import('./s.cjs')).id);
