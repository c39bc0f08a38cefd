// Variables that are not there, not yet, or cannot be changed.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
attempt(() => missing);
attempt(() => missing.property);
attempt(() => missing());
attempt(() => { 'use strict'; missing = 1; });
attempt(() => early());
attempt(() => new Early());
const fixed = 1;
attempt(() => { fixed = 2; });
attempt(() => { fixed++; });
attempt(() => { for (const i = 0; i < 2; i++) nothing(); });
function nothing() {}
const early = () => {};
class Early {}
