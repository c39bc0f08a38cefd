export async function up(db) {
  await db.query('CREATE TABLE public.author (id int PRIMARY KEY, name text)');
  await db.query('INSERT INTO public.author VALUES ($1, $2)', [1, 'Ada']);
  await db.query("INSERT INTO proof.effect VALUES ('001', 'up', 1)");
}
export async function down(db) {
  await db.query('DROP TABLE public.author');
  await db.query("INSERT INTO proof.effect VALUES ('001', 'down', 1)");
}
