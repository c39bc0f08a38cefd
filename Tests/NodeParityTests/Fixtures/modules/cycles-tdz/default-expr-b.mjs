import x from './default-expr-a.mjs';
export const use = () => x;
try { console.log(x); } catch (e) { console.log(e.name, e.message); }
