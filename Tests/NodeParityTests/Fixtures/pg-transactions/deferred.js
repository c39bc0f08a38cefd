// A deferred constraint fails the COMMIT.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int UNIQUE DEFERRABLE INITIALLY DEFERRED)');
  await client.query('BEGIN');
  await client.query('INSERT INTO t VALUES (1), (1)');
  await client.query('COMMIT').catch((error) => console.log(error.code, error.message));
  console.log((await client.query('SELECT count(*) FROM t')).rows);
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
