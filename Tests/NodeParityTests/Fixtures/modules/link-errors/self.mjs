import { me } from './self.mjs'; export const me = 1; console.log(me);
