// The global object.
globalThis.mine = 1; console.log(mine, global.mine, global === globalThis, Object.prototype.toString.call(globalThis), typeof window, delete globalThis.mine, typeof mine);
var notGlobal = 1; console.log('notGlobal' in globalThis, typeof globalThis.process, Object.keys(globalThis).includes('fetch'), Object.getOwnPropertyDescriptor(globalThis, 'console').enumerable);
console.log(typeof navigator, typeof WebSocket, typeof localStorage, typeof crypto.randomUUID, typeof performance.now, typeof structuredClone, typeof EventSource);
