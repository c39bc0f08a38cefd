globalThis.m = (globalThis.m ?? 0) + 1; exports.id = globalThis.m;
