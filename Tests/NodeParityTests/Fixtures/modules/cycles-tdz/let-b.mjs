import { x } from './let-a.mjs';
export const use = () => typeof x;
try { console.log('let b', typeof x, x); } catch (e) { console.log('let b', e.name, e.message); }
