import * as ns from './counter.mjs';
const { writable, enumerable, configurable, value } = Object.getOwnPropertyDescriptor(ns, 'count');
console.log(writable, enumerable, configurable, value);
try { Object.freeze(ns); console.log('frozen'); } catch (e) { console.log(e.name); }
