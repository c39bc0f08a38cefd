// util.types tells the language's own kinds.
const { types } = require('util');
const values = { map: new Map(), set: new Set(), date: new Date(), regexp: /x/, promise: Promise.resolve(), error: new Error(), buffer: Buffer.alloc(1), memory: new ArrayBuffer(1), view: new DataView(new ArrayBuffer(1)), generator: (function* () {})(), asyncFunction: async () => {}, proxy: new Proxy({}, {}), boxed: Object(1), weakMap: new WeakMap(), arguments: (function () { return arguments; })(), mapIterator: new Map().entries(), setIterator: new Set().values(), symbolObject: Object(Symbol()), bigints: new BigInt64Array(1), plain: {} };
const checks = Object.keys(types).filter((name) => !['isExternal', 'isModuleNamespaceObject', 'isKeyObject', 'isCryptoKey', 'isEventTarget'].includes(name));
for (const [name, value] of Object.entries(values)) console.log(name, checks.filter((check) => types[check](value)).join());
