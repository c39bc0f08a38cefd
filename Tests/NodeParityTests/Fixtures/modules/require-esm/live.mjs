export let count = 0; export const up = () => { count++; };
