export let n = 0; export const grow = () => { n += 1; }; export const list = []; export let late; setTimeout(() => { late = 'set'; }, 10);
export class Klass { x = n } export function fn() { return 1 } export const replace = () => { fn = () => 2; };
