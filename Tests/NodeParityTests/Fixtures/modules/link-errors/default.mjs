import d from './x.mjs';
