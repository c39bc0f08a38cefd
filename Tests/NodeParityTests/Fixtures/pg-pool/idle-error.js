// An idle client that the server ends: an error of the pool.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1 });
  const failed = new Promise((resolve) => pool.once('error', (error, client) => resolve(console.log(error.message, error.code, client instanceof Client, error.client === client))));
  const { rows: [{ pid }] } = await pool.query('SELECT pg_backend_pid() AS pid');
  const other = new Client();
  await other.connect();
  await other.query('SELECT pg_terminate_backend($1)', [pid]);
  await failed;
  console.log(pool.totalCount, (await pool.query('SELECT 1 AS a')).rows);
  await other.end();
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
