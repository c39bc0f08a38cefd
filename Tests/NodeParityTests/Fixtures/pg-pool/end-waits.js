// end() waits for clients that are out.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 2 });
  const client = await pool.connect();
  await pool.query('SELECT 1');
  let isEnded = false;
  const ending = pool.end().then(() => {
    isEnded = true;
  });
  await client.query('SELECT pg_sleep(0.1)');
  console.log(isEnded, (await client.query('SELECT 1 AS still')).rows);
  client.release();
  await ending;
  console.log(isEnded);
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
