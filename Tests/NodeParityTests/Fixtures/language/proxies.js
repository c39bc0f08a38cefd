// Proxies and Reflect.
const log = [];
const proxy = new Proxy({ a: 1 }, { get(target, key, receiver) { log.push(`get ${String(key)}`); return Reflect.get(target, key, receiver); }, has(target, key) { log.push(`has ${String(key)}`); return key in target; }, ownKeys(target) { log.push('ownKeys'); return Reflect.ownKeys(target); }, deleteProperty(target, key) { log.push(`delete ${key}`); return delete target[key]; }, set(target, key, value) { log.push(`set ${key}`); target[key] = value; return true; } });
proxy.b = proxy.a + 1; 'c' in proxy; delete proxy.a; Object.keys(proxy); ({ ...proxy });
console.log(log, proxy);
console.log(Reflect.ownKeys({ b: 1, a: 2, 1: 3, [Symbol('s')]: 4 }), Reflect.has({ x: 1 }, 'x'), Reflect.construct(Date, [0]).getTime(), Reflect.apply(Math.max, null, [1, 3]));
