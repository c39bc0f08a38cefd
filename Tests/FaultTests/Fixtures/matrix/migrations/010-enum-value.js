export async function up(db) {
  await db.query("CREATE TYPE public.mood AS ENUM ('calm')");
  await db.query("INSERT INTO proof.effect VALUES ('010', 'up', 1)");
  await db.query("ALTER TYPE public.mood ADD VALUE 'curious'");
  await db.query("CREATE TABLE public.day (mood public.mood DEFAULT 'curious')");
  await db.query("INSERT INTO proof.effect VALUES ('010', 'up', 2)");
}
export async function down(db) {
  await db.query('DROP TABLE public.day; DROP TYPE public.mood');
  await db.query("INSERT INTO proof.effect VALUES ('010', 'down', 1)");
}
