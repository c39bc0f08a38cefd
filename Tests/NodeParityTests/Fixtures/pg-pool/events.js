// Events of a pool, in order.
const { Pool, Client } = require('pg');

async function main() {
  const pool = new Pool({ max: 1 });
  for (const event of ['connect', 'acquire', 'remove', 'error']) pool.on(event, (...values) => console.log(event, values.length, values.at(-1) instanceof Client));
  const client = await pool.connect();
  client.release();
  await pool.query('SELECT 1');
  (await pool.connect()).release(new Error('broken'));
  await pool.query('SELECT 2');
  await pool.end();
  console.log('ended');
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
