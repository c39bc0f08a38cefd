// Calling what is no function.
const attempt = (run) => {
  try { run(); } catch (error) { console.log(error.name, '|', error.message); }
};
const db = { rows: [1], inner: {}, value: 5 };
let nothing;
attempt(() => nothing());
attempt(() => db.query('SELECT 1'));
attempt(() => db.inner.query('SELECT 1', [1, 2]).then(() => {}));
attempt(() => db['query']());
attempt(() => db.rows[0]());
attempt(() => db[nothing]());
attempt(() => db.value());
attempt(() => db());
attempt(() => require('path').nope('x'));
attempt(() => 'text'.nope());
attempt(() => (() => 1)()());
attempt(() => new Date().nope());
attempt(() => [].nope());
attempt(() => db.query`SELECT 1`);
attempt(() => db.value?.());
attempt(() => {
  db.query(`
    SELECT 1
  `);
});
