'use strict';
// Objects that cannot be changed.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const frozen = Object.freeze({ a: 1 });
attempt(() => { frozen.a = 2; });
attempt(() => { frozen.b = 2; });
attempt(() => { delete frozen.a; });
attempt(() => { Object.preventExtensions({}).x; Object.seal({}).y = 1; });
attempt(() => Object.defineProperty(1, 'x', {}));
attempt(() => Object.keys(undefined));
attempt(() => Object.entries(null));
attempt(() => Object.assign(null, {}));
