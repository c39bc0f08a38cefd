// Savepoints.
const { Client } = require('pg');

async function main() {
  const client = new Client();
  await client.connect();
  await client.query('CREATE TABLE t (a int); BEGIN; SAVEPOINT s; INSERT INTO t VALUES (1)');
  await client.query('SELECT nope').catch((error) => console.log(error.code));
  await client.query('ROLLBACK TO SAVEPOINT s');
  await client.query('INSERT INTO t VALUES (2)');
  await client.query('RELEASE SAVEPOINT s');
  await client.query('COMMIT');
  console.log((await client.query('SELECT * FROM t')).rows);
  await client.query('SAVEPOINT s').catch((error) => console.log(error.code, error.message));
  await client.end();
}

main().catch((error) => {
  console.log('failed', error.message);
  process.exit(1);
});
