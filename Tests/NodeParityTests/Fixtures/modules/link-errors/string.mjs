import { 'a b' as x } from './x.mjs';
