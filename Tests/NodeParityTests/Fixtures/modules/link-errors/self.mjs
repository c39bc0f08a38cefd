import { me as other } from './self.mjs'; export const me = 1; console.log(other);
