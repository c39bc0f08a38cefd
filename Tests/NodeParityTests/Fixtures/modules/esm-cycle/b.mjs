import { a, hoisted, late } from './a.mjs'; import * as ns from './a.mjs';
export const b = 'b'; export const fromA = () => a + late; export function call() { return hoisted(); }
try { console.log(a) } catch (e) { console.log(e.name, e.message) }
console.log(hoisted(), call(), Reflect.ownKeys(ns).slice(0, -1)); try { ns.late } catch (e) { console.log(e.name) }
