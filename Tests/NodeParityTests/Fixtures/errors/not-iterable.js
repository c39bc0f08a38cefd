// Going through what cannot be gone through.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const object = {};
let nothing;
attempt(() => { for (const row of object) console.log(row); });
attempt(() => { for (const row of nothing) console.log(row); });
attempt(() => { for (const row of object.rows) console.log(row); });
attempt(() => { for (const row of 5) console.log(row); });
attempt(() => [...object]);
attempt(() => [...nothing]);
attempt(() => { const [first] = object; return first; });
attempt(() => { const [first] = nothing; return first; });
attempt(() => { const [first] = 5; return first; });
attempt(() => { ((list) => { const [a] = list; return a; })(object); });
