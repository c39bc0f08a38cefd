import { x } from './var-a.mjs';
export const use = () => typeof x;
try { console.log('var b', typeof x, x); } catch (e) { console.log('var b', e.name, e.message); }
