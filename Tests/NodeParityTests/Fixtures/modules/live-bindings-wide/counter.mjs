export let count = 0;
export const inc = () => { count += 1; };
export const obj = { x: 1 };
export function fn() {}
export class K { v = count; }
export function set() { count = 'set'; obj.x++; fn = undefined ?? fn; }
let l = 'l';
export { l as late2 };
export function late() { l = 'changed'; return l; }
export default count;
