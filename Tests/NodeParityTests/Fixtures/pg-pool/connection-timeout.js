// connectionTimeoutMillis, while all clients are out.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1, connectionTimeoutMillis: 4000 });
  const held = await pool.connect();
  await Promise.all([
    pool.connect().catch((error) => console.log(error.message)),
    new Promise((resolve) => pool.query('SELECT 1', (error) => resolve(console.log(error.message)))),
  ]);
  console.log(pool.waitingCount);
  held.release();
  console.log((await pool.query('SELECT 1 AS a')).rows);
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
