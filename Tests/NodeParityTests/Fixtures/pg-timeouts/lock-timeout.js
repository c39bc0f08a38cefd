// lock_timeout.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  const other = new Client({ lock_timeout: 50 });
  await other.connect();
  await client.query('CREATE TABLE t (a int)');
  await client.query('BEGIN');
  await client.query('LOCK t');
  await other.query('SELECT * FROM t').catch((error) => console.log(error.code, error.message));
  await client.query('ROLLBACK');
  console.log((await other.query('SELECT * FROM t')).rows);
  await other.end();
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
