import pg from 'pg';
export const transaction = false;
export async function up() {
  const one = new pg.Client();
  const other = new pg.Client();
  await one.connect();
  await other.connect();
  await one.query('CREATE TABLE public.stamp (n int)');
  await other.query("INSERT INTO proof.effect VALUES ('008', 'up', 1)");
  await one.query('BEGIN');
  await one.query('INSERT INTO public.stamp VALUES (1)');
  await one.query("INSERT INTO proof.effect VALUES ('008', 'up', 2)");
  await one.query('COMMIT');
  await one.end();
  await other.end();
}
export async function down(db) {
  await db.query('DROP TABLE public.stamp');
  await db.query("INSERT INTO proof.effect VALUES ('008', 'down', 1)");
}
