import { n, grow, list, late, Klass, fn, replace } from './counter.mjs'; import * as ns from './counter.mjs'; import { n as again } from './reexport.mjs';
console.log(n, ns.n, again); grow(); console.log(n, ns.n, again); console.log(late); setTimeout(() => console.log(late, ns.late), 30);
console.log(fn()); replace(); console.log(fn(), new Klass().x); list.push(1); console.log(ns.list);
console.log(ns); console.log(Object.prototype.toString.call(ns), Object.getPrototypeOf(ns), Object.isSealed(ns), Object.isExtensible(ns), 'n' in ns, Reflect.ownKeys(ns));
