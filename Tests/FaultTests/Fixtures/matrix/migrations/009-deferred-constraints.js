export async function up(db) {
  await db.query('BEGIN');
  await db.query(`CREATE TABLE public.part (id int PRIMARY KEY, whole int
    REFERENCES public.part DEFERRABLE INITIALLY DEFERRED)`);
  await db.query('INSERT INTO public.part VALUES (2, 1)');
  await db.query('INSERT INTO public.part VALUES (1, NULL)');
  await db.query("INSERT INTO proof.effect VALUES ('009', 'up', 1)");
  await db.query('COMMIT');
}
export async function down(db) {
  await db.query('DROP TABLE public.part');
  await db.query("INSERT INTO proof.effect VALUES ('009', 'down', 1)");
}
