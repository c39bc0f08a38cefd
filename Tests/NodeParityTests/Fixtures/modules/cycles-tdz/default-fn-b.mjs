import x from './default-fn-a.mjs';
export const use = () => x();
console.log(x(), x.name);
