Object.defineProperty(exports, 'a', { enumerable: true, value: 1 });
Object.defineProperty(exports, 'b', { enumerable: true, get: function () { return 2; } });
Object.defineProperty(exports, 'c', { enumerable: true, get: function () { return require('./plain.cjs').c; } });
Object.defineProperty(exports, 'd', { value: 4 });
Object.defineProperty(exports, 'e', { enumerable: true, get() { return m.e; } });
const m = { e: 5 };
