// Numbers, BigInts, dates and lengths out of range.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
attempt(() => 1n + 1);
attempt(() => 2n * 0.5);
attempt(() => +1n);
attempt(() => Math.max(1n, 2));
attempt(() => 1n / 0n);
attempt(() => new Array(-1));
attempt(() => { [].length = -1; });
attempt(() => (1.5).toFixed(101));
attempt(() => (1.5).toPrecision(101));
attempt(() => (15).toString(99));
attempt(() => new Date(NaN).toISOString());
attempt(() => `${Symbol('s')}`);
attempt(() => Symbol('s') + 1);
attempt(() => Object.create(null) + '');
attempt(() => decodeURIComponent('%'));
attempt(() => encodeURIComponent('\uD800'));
