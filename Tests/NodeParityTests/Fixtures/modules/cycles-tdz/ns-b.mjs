import * as a from './ns-a.mjs';
export const seen = () => [a.one, a.two];
console.log(Reflect.ownKeys(a).length, 'one' in a);
try { console.log(a.one); } catch (e) { console.log(e.name, e.message); }
