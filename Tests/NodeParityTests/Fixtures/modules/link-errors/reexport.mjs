export { nope as x } from './x.mjs';
