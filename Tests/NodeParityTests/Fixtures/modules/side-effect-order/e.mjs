console.log('e'); export const e = 1;
