export let count = 0;
export function increment() { return ++count; }
export const a = 'a', b = 'b';
export default function () { return 'helper'; }
export { a as 'string name', b as default2 };
export class Thing { name = 'thing'; }
export function self() { return this; }
export var mutable = 1; export function setMutable(v) { mutable = v; }
