exports.up = async (db) => {
  await db.query('CREATE TABLE public.reader (id int, name text)');
  for (let id = 1; id <= 5; id++) {
    await db.query('INSERT INTO public.reader VALUES ($1, $2)', [id, `reader ${id}`]);
  }
  const { rows } = await db.query('SELECT id FROM public.reader ORDER BY id');
  for (const { id } of rows) {
    await db.query('UPDATE public.reader SET name = upper(name) WHERE id = $1', [id]);
  }
  await db.query("INSERT INTO proof.effect VALUES ('006', 'up', 1)");
};
exports.down = async (db) => {
  await db.query("DROP TABLE public.reader; INSERT INTO proof.effect VALUES ('006', 'down', 1)");
};
