export async function up(db) {
  await db.query('DROP SCHEMA public CASCADE');
  await db.query('CREATE SCHEMA public');
  await db.query("INSERT INTO proof.effect VALUES ('003', 'up', 1)");
}
export async function down(db) {
  await db.query("INSERT INTO proof.effect VALUES ('003', 'down', 1)");
}
