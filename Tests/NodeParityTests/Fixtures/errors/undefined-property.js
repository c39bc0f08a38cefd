// Reading and writing properties of undefined and null.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const result = { rows: [], row: null };
attempt(() => result.missing.id);
attempt(() => result.rows[0].count);
attempt(() => result.row.id);
attempt(() => result.row['the key']);
attempt(() => result.missing[0]);
attempt(() => { result.row.id = 5; });
attempt(() => { result.missing['x'] = 5; });
attempt(() => { result.missing.count += 1; });
attempt(() => { result.missing.count++; });
attempt(() => delete result.missing.id);
attempt(() => result.missing.map((row) => row));
attempt(() => result.missing?.a.b + result.missing.c?.d);
attempt(() => parseInt(result.rows[0].count, 10));
attempt(() => result.rows.find((row) => row.id === 1).name.length);
attempt(() => JSON.parse('null').x);
attempt(() => result
  .missing
  .rows
  .length);
