exports.x = 1; exports.y = function () { return this === undefined || this === globalThis; };
