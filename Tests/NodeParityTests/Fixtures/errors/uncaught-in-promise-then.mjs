// A rejected chain in a module.
Promise.resolve({ rows: null })
  .then((result) => result.rows.map((row) => row.id));
