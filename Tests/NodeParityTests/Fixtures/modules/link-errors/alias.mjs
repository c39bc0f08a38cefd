import { nope as other } from './x.mjs';
