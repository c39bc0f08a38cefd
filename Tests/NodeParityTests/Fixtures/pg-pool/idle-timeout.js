// idleTimeoutMillis.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ idleTimeoutMillis: 20 });
  const removed = new Promise((resolve) => pool.once('remove', resolve));
  await pool.query('SELECT 1');
  console.log(pool.totalCount, pool.idleCount);
  await removed;
  console.log(pool.totalCount, pool.idleCount);
  console.log((await pool.query('SELECT 2 AS a')).rows);
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
