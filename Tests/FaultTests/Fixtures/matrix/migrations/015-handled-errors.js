export async function up(db) {
  await db.query('CREATE TABLE public.leaf (n int)');
  await db.query('CREATE TABLE public.leaf (n int)').catch(() => {});
  await db.query('BEGIN');
  await db.query('SAVEPOINT here');
  await db.query('SELECT 1/0').catch(() => {});
  await db.query('ROLLBACK TO here');
  await db.query("INSERT INTO proof.effect VALUES ('015', 'up', 1)");
  await db.query('COMMIT AND CHAIN');
  await db.query("INSERT INTO proof.effect VALUES ('015', 'up', 2)");
  await db.query('COMMIT');
}
export async function down(db) {
  await db.query('BEGIN');
  await db.query("INSERT INTO proof.effect VALUES ('015', 'down', 9)");
  await db.query('ROLLBACK');
  await db.query('DROP TABLE public.leaf');
  await db.query("INSERT INTO proof.effect VALUES ('015', 'down', 1)");
}
