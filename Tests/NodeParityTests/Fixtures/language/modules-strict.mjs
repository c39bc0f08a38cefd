// What is different in an ES module.
console.log(this, typeof require, typeof module, typeof __filename, import.meta.url.startsWith('file://'), typeof import.meta.dirname, typeof import.meta.resolve);
try { undeclared = 1; } catch (error) { console.log(error.name, error.message); }
console.log((function () { return this; })(), typeof globalThis, await Promise.resolve('tla'), [1, 2].at(-1));
export default 1; export const named = 2;
const self = await import(import.meta.url); console.log(self.default, self.named, Object.keys(self), self[Symbol.toStringTag]);
