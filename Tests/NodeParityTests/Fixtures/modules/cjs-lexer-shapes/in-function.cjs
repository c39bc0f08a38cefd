(function () { exports.inner = 1; if (false) { exports.dead = 2; } })();
