import { x } from './function-a.mjs';
export const use = () => typeof x;
try { console.log('function b', typeof x, x); } catch (e) { console.log('function b', e.name, e.message); }
