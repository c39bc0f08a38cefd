Object.defineProperty(module.exports, 'q', { enumerable: true, get: function () { return q.p; } });
var q = { p: 9 };
