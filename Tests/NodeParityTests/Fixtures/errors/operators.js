// in, instanceof and the rest.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
attempt(() => 'a' in 5);
attempt(() => 'a' in 'text');
attempt(() => ({}) instanceof {});
attempt(() => ({}) instanceof 5);
attempt(() => [].reduce((a, b) => a + b));
attempt(() => [].reduceRight((a, b) => a + b));
attempt(() => [1].sort(5));
attempt(() => 'abc'.replaceAll(/b/, ''));
attempt(() => 'abc'.matchAll(/b/));
attempt(() => 'abc'.startsWith(/a/));
attempt(() => Array.prototype.map.call(null, (x) => x));
attempt(() => new Proxy({}, null));
attempt(() => { const a = {}; const b = Object.create(a); Object.setPrototypeOf(a, b); });
