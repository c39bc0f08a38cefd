console.log('c starts');
import { fa } from './a.mjs';
import * as a from './a.mjs';
export const c = 'c' + fa();
export function fc() {}
export const run = () => a.a + fa();
