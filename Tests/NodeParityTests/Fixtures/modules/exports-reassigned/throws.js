globalThis.t = (globalThis.t ?? 0) + 1;
exports.x = 1;
throw 'thrown ' + globalThis.t;
