export async function up(db) {
  await db.query("CREATE VIEW public.nobody AS SELECT 1 AS n");
  await db.query("INSERT INTO proof.effect VALUES ('016', 'up', 1)");
  process.exit(0);
}
export async function down(db) {
  await db.query('DROP VIEW public.nobody');
  await db.query("INSERT INTO proof.effect VALUES ('016', 'down', 1)");
  process.exit(0);
}
