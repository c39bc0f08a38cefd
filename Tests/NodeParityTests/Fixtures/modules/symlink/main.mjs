import { where } from './link.mjs';
import linked from 'linked';
import { createRequire } from 'module';
console.log(where.split('/').slice(-2), linked.split('/').slice(-2));
console.log(createRequire(import.meta.url)('linked').split('/').slice(-2));
