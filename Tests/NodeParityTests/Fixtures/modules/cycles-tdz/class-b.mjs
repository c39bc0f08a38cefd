import { x } from './class-a.mjs';
export const use = () => typeof x;
try { console.log('class b', typeof x, x); } catch (e) { console.log('class b', e.name, e.message); }
