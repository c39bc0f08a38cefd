export async function up(db) {
  await db.query('CREATE TABLE public.loan (n int)');
  await db.query("INSERT INTO proof.effect VALUES ('005', 'up', 1)");
  await db.query('CREATE INDEX CONCURRENTLY loan_by_n ON public.loan (n)');
  await db.query("INSERT INTO proof.effect VALUES ('005', 'up', 2)");
}
export async function down(db) {
  await db.query('DROP INDEX CONCURRENTLY public.loan_by_n');
  await db.query('DROP TABLE public.loan');
  await db.query("INSERT INTO proof.effect VALUES ('005', 'down', 1)");
}
