// A pool hands a client on as it is: a block stays open.
const { Pool } = require('pg');

async function main() {
  const pool = new Pool({ max: 1 });
  const client = await pool.connect();
  await client.query('BEGIN; CREATE TABLE t (a int)');
  client.release();
  console.log((await pool.query('SELECT now() = statement_timestamp() AS same, txid_current_if_assigned() IS NOT NULL AS open')).rows);
  await pool.query('ROLLBACK');
  await pool.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
