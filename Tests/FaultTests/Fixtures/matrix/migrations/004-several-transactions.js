import pg from 'pg';
export async function up() {
  const pool = new pg.Pool();
  const client = await pool.connect();
  for (const step of [1, 2, 3]) {
    await client.query('BEGIN');
    await client.query(`CREATE TABLE public.shelf_${step} (n int)`);
    await client.query("INSERT INTO proof.effect VALUES ('004', 'up', $1)", [step]);
    await client.query('COMMIT');
  }
  client.release();
  await pool.end();
}
export async function down(db) {
  for (const step of [1, 2, 3]) {
    await db.query(`BEGIN; DROP TABLE public.shelf_${step};
      INSERT INTO proof.effect VALUES ('004', 'down', ${step}); COMMIT`);
  }
}
