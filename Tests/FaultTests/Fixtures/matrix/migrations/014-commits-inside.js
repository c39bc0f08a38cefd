export async function up(db) {
  await db.query(`CREATE PROCEDURE public.fill() LANGUAGE plpgsql AS $$
    BEGIN
      INSERT INTO proof.effect VALUES ('014', 'up', 2); COMMIT;
      INSERT INTO proof.effect VALUES ('014', 'up', 3); COMMIT;
    END $$`);
  await db.query("INSERT INTO proof.effect VALUES ('014', 'up', 1)");
  await db.query('CALL public.fill()');
  await db.query(`DO $$ BEGIN INSERT INTO proof.effect VALUES ('014', 'up', 4); COMMIT; END $$`);
  await db.query("INSERT INTO proof.effect VALUES ('014', 'up', 5)");
}
export async function down(db) {
  await db.query('DROP PROCEDURE public.fill');
  await db.query(`DO $$ BEGIN INSERT INTO proof.effect VALUES ('014', 'down', 1); COMMIT; END $$`);
}
