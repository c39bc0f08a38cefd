globalThis.k = (globalThis.k ?? 0) + 1; throw new Error('sync ' + globalThis.k);
