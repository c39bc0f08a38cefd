const o = { a: [1, { b: `${ { c: 1 }.c }` }] };
exports.ok = (function () { return { x: /[/]}/ }; })();
