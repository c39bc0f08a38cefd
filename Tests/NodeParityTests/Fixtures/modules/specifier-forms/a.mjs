globalThis.n = (globalThis.n ?? 0) + 1;
export default globalThis.n;
