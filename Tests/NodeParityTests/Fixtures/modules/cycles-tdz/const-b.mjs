import { x } from './const-a.mjs';
export const use = () => typeof x;
try { console.log('const b', typeof x, x); } catch (e) { console.log('const b', e.name, e.message); }
