export async function up(db) {
  await db.query('SET ROLE jsmigrate_proof');
  await db.query('SET search_path TO proof');
  await db.query('CREATE TABLE desk (n int)');
  await db.query("INSERT INTO effect VALUES ('007', 'up', 1)");
}
export async function down(db) {
  await db.query('SET SESSION AUTHORIZATION jsmigrate_proof');
  await db.query('SET search_path TO proof');
  await db.query('DROP TABLE desk');
  await db.query("INSERT INTO effect VALUES ('007', 'down', 1)");
}
